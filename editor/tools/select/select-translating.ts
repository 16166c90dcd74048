import { clampShift, unionBounds } from '../../bounds';
import type { Pointer } from '../../pointer';
import { editRegion } from '../../records';
import { shapeOf } from '../../shapes/shape-registry';
import { snapShift, snappingAt } from '../../snapping';
import type { ToolStateFactory } from '../tool-state';

/** Moving the selection as one, kept inside the image. */
export const selectTranslating: ToolStateFactory<'select.translating'> = (
  editor,
  { start, now, targetId },
) => {
  const { document } = editor;
  const mark = document.history.mark('move');
  if (!document.selection.selectedIds.includes(targetId)) document.select([targetId]);
  const snapshots = document.editable;
  const bounds = unionBounds(snapshots.map((region) => shapeOf(region).bounds(region)));

  const update = (pointer: Pointer) => {
    const shift = snapShift(
      bounds,
      pointer.image.x - start.image.x,
      pointer.image.y - start.image.y,
      snappingAt(editor, pointer),
    );
    const { dx, dy } = clampShift(bounds, shift.dx, shift.dy, editor.image);
    const moved = snapshots.map((snapshot) =>
      editRegion(snapshot, shapeOf(snapshot).move(snapshot, dx, dy)),
    );
    document.put(moved);
  };
  update(now);

  return {
    isGesture: true,
    cursor: () => 'move',
    onPointerMove: update,
    onPointerUp: () => editor.enterIdle(),
    onCancel: () => document.history.bailToMark(mark),
  };
};
