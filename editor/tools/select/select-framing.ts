import type { Box } from '@/core/geometry/box';
import type { Pointer } from '../../pointer';
import type { RegionRecord } from '../../records';
import { shapeOf } from '../../shapes/shape-registry';
import type { ToolStateFactory } from '../tool-state';

function isWithin(region: RegionRecord, frame: Box): boolean {
  const { x, y, width, height } = shapeOf(region).bounds(region);
  return (
    x >= frame.x &&
    y >= frame.y &&
    x + width <= frame.x + frame.width &&
    y + height <= frame.y + frame.height
  );
}

/**
 * Spanning a frame: what lies wholly inside is selected, with Shift beside what was. Nothing hidden
 * or locked is caught.
 */
export const selectFraming: ToolStateFactory<'select.framing'> = (editor, { start, now }) => {
  const { document, view } = editor;
  const frameTo = ({ image }: Pointer): Box => ({
    x: Math.min(start.image.x, image.x),
    y: Math.min(start.image.y, image.y),
    width: Math.abs(image.x - start.image.x),
    height: Math.abs(image.y - start.image.y),
  });
  let frame = frameTo(now);

  return {
    isGesture: true,
    cursor: () => 'crosshair',
    frame: () => frame,
    onPointerMove(pointer) {
      frame = frameTo(pointer);
    },
    onPointerUp(pointer) {
      frame = frameTo(pointer);
      const touched = new Set(document.index.within(frame));
      const caught = document.list.ordered.filter(
        (region) =>
          touched.has(region.id) &&
          !region.isLocked &&
          !view.isHidden &&
          !view.hiddenIds.has(region.id) &&
          isWithin(region, frame),
      );
      const kept = start.shift ? document.selection.selectedIds : [];
      document.select([...new Set([...kept, ...caught.map(({ id }) => id)])]);
      editor.enterIdle();
    },
  };
};
