import type { EditorContext } from '../editor-context';
import type { Pointer } from '../pointer';
import { editRegion } from '../records';
import { shapeOf } from '../shapes/shape-registry';
import { findEditTarget } from './find-edit-target';

/** Takes the corner of the selection under the pointer away, as one step; false where none can go. */
export function removeGrabbedCorner(editor: EditorContext, pointer: Pointer): boolean {
  const { document } = editor;
  const target = findEditTarget(editor, pointer);
  const region = target === null ? undefined : document.get(target.id);
  if (region === undefined || !target?.handle) return false;
  const without = shapeOf(region).withoutCorner?.(region, target.handle.id) ?? null;
  if (without === null) return false;
  document.history.mark('remove-corner');
  document.put([editRegion(region, without)]);
  return true;
}
