import { editRegion } from '../../records';
import { shapeOf } from '../../shapes/shape-registry';
import { snapPoint, snappingAt } from '../../snapping';
import { imagePoint } from '../../units';
import type { ToolStateFactory } from '../tool-state';

/** Dragging one handle; past the opposite side the region flips over and stays well-formed. */
export const selectResizing: ToolStateFactory<'select.resizing'> = (
  editor,
  { start, targetId, handleId },
) => {
  const { document, image, view } = editor;
  const mark = document.history.mark('resize');
  const snapshot = document.get(targetId);
  const handle =
    snapshot &&
    shapeOf(snapshot)
      .handles(snapshot, view.camera)
      .find((entry) => entry.id === handleId);

  return {
    isGesture: true,
    cursor: () => handle?.cursor ?? 'default',
    onPointerMove(now) {
      if (snapshot === undefined || handle === undefined) return;
      const [dx, dy] = [now.image.x - start.image.x, now.image.y - start.image.y];
      // the handle is drawn to edges and pixels, not the pointer, which took it a little beside
      const to =
        dx === 0 && dy === 0
          ? handle.at
          : snapPoint(
              imagePoint(handle.at.x + dx, handle.at.y + dy),
              image,
              snappingAt(editor, now),
            );
      const resized = shapeOf(snapshot).resize(snapshot, handleId, handle.at, to, image);
      document.put([editRegion(snapshot, resized)]);
    },
    onPointerUp: () => editor.enterIdle(),
    onCancel: () => document.history.bailToMark(mark),
  };
};
