import type { EditorContext } from '../editor-context';
import { isSelectionSeen } from '../hide-regions';
import { hitHandle } from '../hit-test';
import type { Pointer } from '../pointer';
import type { RegionId, RegionRecord } from '../records';
import type { Handle } from '../shapes/shape';
import { shapeOf } from '../shapes/shape-registry';

/** The part of the selection under the pointer: one of its handles, or its inside. */
export interface EditTarget {
  readonly id: RegionId;
  readonly handle: Handle | null;
}

/**
 * Returns what of the selection a drag from here would change; null where it would change nothing.
 * Of what was drawn just now only the handles can be taken: a drag inside it draws the next region.
 */
export function findEditTarget(editor: EditorContext, pointer: Pointer): EditTarget | null {
  if (!isSelectionSeen(editor)) return null;
  const { document, view } = editor;
  const { editable } = document;
  const { freshness } = document.selection;
  const only = document.selected.length === 1 ? editable[0] : undefined;
  if (only !== undefined) {
    const handle = hitHandle(only, view.camera, pointer, freshness);
    if (handle !== null) return { id: only.id, handle };
  }
  if (freshness !== null) return null;
  const inside = editable.find((region) => shapeOf(region).contains(region, pointer.image));
  return inside === undefined ? null : { id: inside.id, handle: null };
}

/** What a click can pick here, the smallest first; nothing hidden or locked can be hit. */
function findStack({ document, view }: EditorContext, pointer: Pointer): RegionRecord[] {
  if (view.isHidden) return [];
  const { selectedIds } = document.selection;
  return document.index
    .hitAll(pointer.image)
    .filter(
      ({ id, isLocked }) => !isLocked && (!view.hiddenIds.has(id) || selectedIds.includes(id)),
    );
}

/** Returns the region that a first click here selects, or null. */
export function findClickTarget(editor: EditorContext, pointer: Pointer): RegionId | null {
  return findStack(editor, pointer)[0]?.id ?? null;
}

const SAME_PLACE_PX = 4;

/**
 * Returns the region that this click picks, or null: the smallest under the pointer; clicked again
 * in the same place, the next one that lies there too, round at the end.
 */
export function pickByClick(editor: EditorContext, pointer: Pointer): RegionId | null {
  const { document, view } = editor;
  const { selectedIds, freshness } = document.selection;
  const last = view.lastClick;
  const { x, y } = pointer.image;
  view.lastClick = pointer.image;
  const stack = findStack(editor, pointer);
  const isAgain =
    last !== null && Math.hypot(x - last.x, y - last.y) * view.camera.scale <= SAME_PLACE_PX;
  const [only] = selectedIds;
  const isPicked = isAgain && freshness === null && selectedIds.length === 1;
  const place = isPicked ? stack.findIndex(({ id }) => id === only) : -1;
  return stack[(place + 1) % stack.length]?.id ?? null;
}
