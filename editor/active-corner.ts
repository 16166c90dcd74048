import type { ActionArgs } from './actions/action';
import { bringPointIntoView } from './camera';
import type { EditorContext } from './editor-context';
import { editRegion } from './records';
import { cornerHandleId, type PolygonRecord } from './shapes/polygon-shape';
import { shapeOf } from './shapes/shape-registry';
import { type ImagePoint, imagePoint } from './units';

/** A corner as it is now. */
interface ActiveCorner {
  readonly polygon: PolygonRecord;
  readonly index: number;
  readonly at: ImagePoint;
}

type Parts = Pick<EditorContext, 'document' | 'view'>;

/** Returns the polygon whose corners keys can take: the one that is selected, alone and unlocked. */
export function walkedPolygon({ document }: Pick<Parts, 'document'>): PolygonRecord | null {
  const [only] = document.selected;
  const isAlone = document.selected.length === 1 && only?.isLocked === false;
  return isAlone && only.kind === 'polygon' ? only : null;
}

/** Returns the corner that keys have taken, or null. */
export function activeCorner({ document, view }: Parts): ActiveCorner | null {
  const { corner } = view;
  if (corner === null || corner.selectedIds !== document.selection.selectedIds) return null;
  const polygon = walkedPolygon({ document });
  const point = polygon?.points[corner.index];
  if (polygon === null || point === undefined) return null;
  return { polygon, index: corner.index, at: imagePoint(...point) };
}

/** Takes a corner of the selected polygon, counted round from either end, and brings it into view. */
export function takeCorner({ document, view }: Parts, index: number): void {
  const polygon = walkedPolygon({ document });
  if (polygon === null) return;
  // what was drawn just now is picked by this: another class key is meant for it alone
  document.select([polygon.id]);
  const count = polygon.points.length;
  const place = ((index % count) + count) % count;
  view.corner = { selectedIds: document.selection.selectedIds, index: place };
  const at = activeCorner({ document, view })?.at;
  if (at !== undefined) view.camera = bringPointIntoView(view.camera, at);
}

function move(editor: EditorContext, corner: ActiveCorner, args: ActionArgs): void {
  const { document, image } = editor;
  const { polygon, index, at } = corner;
  const { dx = 0, dy = 0, isRepeat = false } = args;
  if (!isRepeat) document.history.mark('move-corner');
  const to = imagePoint(at.x + dx, at.y + dy);
  const moved = shapeOf(polygon).resize(polygon, cornerHandleId(index), at, to, image);
  document.put([editRegion(polygon, moved)]);
  takeCorner(editor, index);
}

/** The last three stay: a polygon goes as a whole, when no corner of it is taken. */
function remove(editor: EditorContext, { polygon, index }: ActiveCorner): void {
  const without = shapeOf(polygon).withoutCorner?.(polygon, cornerHandleId(index)) ?? null;
  if (without === null) return;
  editor.document.history.mark('remove-corner');
  editor.document.put([editRegion(polygon, without)]);
  takeCorner(editor, index);
}

/**
 * Lets a key act on the taken corner in place of its region: arrows move it, Delete removes it,
 * Escape lets it go. False where no corner is taken, or the action has nothing to do with one.
 */
export function actOnCorner(editor: EditorContext, actionId: string, args: ActionArgs): boolean {
  const corner = editor.isInGesture ? null : activeCorner(editor);
  if (corner === null) return false;
  if (actionId === 'nudge') move(editor, corner, args);
  else if (actionId === 'delete-selected') remove(editor, corner);
  else if (actionId === 'cancel') editor.view.corner = null;
  else return false;
  return true;
}
