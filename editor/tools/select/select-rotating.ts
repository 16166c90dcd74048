import type { Pointer } from '../../pointer';
import { editRegion } from '../../records';
import { shapeOf } from '../../shapes/shape-registry';
import type { ToolStateFactory } from '../tool-state';

/** With Shift a region is turned on to multiples of this. */
const STEP_DEGREES = 15;

/** Turning a region about its centre; it follows the pointer round. */
export const selectRotating: ToolStateFactory<'select.rotating'> = (
  editor,
  { start, targetId },
) => {
  const { document } = editor;
  const mark = document.history.mark('rotate');
  const snapshot = document.get(targetId);
  const shape = snapshot && shapeOf(snapshot);
  const bounds = snapshot && shape?.bounds(snapshot);
  const degreesAt = ({ image }: Pointer) => {
    if (bounds === undefined) return 0;
    const [x, y] = [bounds.x + bounds.width / 2, bounds.y + bounds.height / 2];
    return (Math.atan2(image.y - y, image.x - x) * 180) / Math.PI;
  };
  const startDegrees = degreesAt(start);

  return {
    isGesture: true,
    cursor: () => 'grabbing',
    onPointerMove(now) {
      if (snapshot === undefined || shape?.rotate === undefined) return;
      const turned = degreesAt(now) - startDegrees;
      const rotated = now.shift
        ? shape.rotate(snapshot, turned, STEP_DEGREES)
        : shape.rotate(snapshot, turned);
      document.put([editRegion(snapshot, rotated)]);
    },
    onPointerUp: () => editor.enterIdle(),
    onCancel: () => document.history.bailToMark(mark),
  };
};
