import type { Pointer } from '../../pointer';
import { boxFromCorners } from '../../shapes/box-shape';
import { snapPoint, snappingAt } from '../../snapping';
import type { ToolStateFactory } from '../tool-state';

/** A box smaller than this in the view is a slip of the hand, not an answer. */
const DRAWN_SIZE_MIN_PX = 3;

/** Whether all between two positions lies beside the picture, whose extent there is `max`. */
function isBeside(from: number, to: number, max: number): boolean {
  return Math.max(from, to) <= 0 || Math.min(from, to) >= max;
}

/**
 * Drawing: the box spans from the first corner to the pointer and takes the sticky class. After a
 * click Enter or Space sets the other corner as another click does.
 */
export const drawBoxDrawing: ToolStateFactory<'draw-box.drawing'> = (
  editor,
  { start, now, by },
) => {
  const { document, image } = editor;
  const mark = document.history.mark('draw-box');
  const cornerAt = (pointer: Pointer) =>
    snapPoint(pointer.image, image, snappingAt(editor, pointer));
  const anchor = cornerAt(start);
  let last = now;
  let box = boxFromCorners(anchor, cornerAt(now), image);
  document.select([]);
  editor.view.hoveredId = null;

  const finish = (end: Pointer) => {
    const distance = Math.hypot(end.image.x - start.image.x, end.image.y - start.image.y);
    const isSlip =
      distance * editor.view.camera.scale < DRAWN_SIZE_MIN_PX ||
      isBeside(start.image.x, end.image.x, image.widthPx) ||
      isBeside(start.image.y, end.image.y, image.heightPx);
    box = boxFromCorners(anchor, cornerAt(end), image);
    const id = isSlip ? null : document.addDrawn({ kind: 'box', ...box, rotation: 0 });
    if (id === null) document.history.bailToMark(mark);
    editor.enterIdle();
  };

  return {
    isGesture: true,
    isDrawing: true,
    cursor: () => 'crosshair',
    preview: () => ({ kind: 'box', box }),
    onPointerDown(pointer) {
      if (by === 'clicks') finish(pointer);
    },
    onPointerMove(pointer) {
      last = pointer;
      box = boxFromCorners(anchor, cornerAt(pointer), image);
    },
    onPointerUp(pointer) {
      if (by === 'drag') finish(pointer);
    },
    onAction(id) {
      if (id !== 'submit' || by === 'drag') return false;
      finish(last);
      return true;
    },
    onCancel: () => document.history.bailToMark(mark),
  };
};
