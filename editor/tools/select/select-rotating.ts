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
  const { document, image: extent } = editor;
  const mark = document.history.mark('rotate');
  const snapshot = document.get(targetId);
  const shape = snapshot && shapeOf(snapshot);
  const centre = snapshot && shape?.centre?.(snapshot);
  const degreesAt = ({ image }: Pointer) =>
    centre === undefined ? 0 : (Math.atan2(image.y - centre.y, image.x - centre.x) * 180) / Math.PI;
  const startDegrees = degreesAt(start);

  return {
    isGesture: true,
    cursor: () => 'grabbing',
    onPointerMove(now) {
      if (snapshot === undefined || shape?.rotate === undefined) return;
      const turned = degreesAt(now) - startDegrees;
      const rotated = now.shift
        ? shape.rotate(snapshot, turned, extent, STEP_DEGREES)
        : shape.rotate(snapshot, turned, extent);
      document.put([editRegion(snapshot, rotated)]);
    },
    onPointerUp: () => editor.enterIdle(),
    onCancel: () => document.history.bailToMark(mark),
  };
};
