import { shapeOf } from '../shapes/shape-registry';
import type { EditorContext } from '../editor-context';
import type { Pointer } from '../pointer';
import type { RegionId } from '../records';

/** The spans under the pointer, the shortest first; the pointer's x says which character it is on. */
export function spansUnder(editor: EditorContext, { image }: Pointer): RegionId[] {
  const { document, view } = editor;
  if (view.isHidden || image.y < 0 || image.y > 1) return [];
  return document.index
    .within({ x: image.x, y: image.y, width: 0, height: 0 })
    .flatMap((id) => document.get(id) ?? [])
    .filter((region) => shapeOf(region).contains(region, image))
    .sort((a, b) => shapeOf(a).area(a) - shapeOf(b).area(b) || b.z - a.z)
    .map(({ id }) => id);
}

/** The span that a click chooses: the shortest, or on a second click the next longer one. */
export function spanToSelect(editor: EditorContext, pointer: Pointer): RegionId | null {
  const ids = spansUnder(editor, pointer);
  const [selected] = editor.document.selection.selectedIds;
  const place = selected === undefined ? -1 : ids.indexOf(selected);
  return ids[(place + 1) % Math.max(1, ids.length)] ?? null;
}
