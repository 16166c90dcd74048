import { isDragFrom } from '../../pointer';
import { pickByClick } from '../find-edit-target';
import type { ToolStateFactory } from '../tool-state';

/**
 * Pressed: a click on a region selects it, any other click is the first corner; a drag draws the
 * first side, over whatever lies there.
 */
export const drawPolygonPointing: ToolStateFactory<'draw-polygon.pointing'> = (
  editor,
  { start },
) => ({
  isGesture: true,
  isDrawing: true,
  cursor: () => 'crosshair',

  onPointerMove(now) {
    if (isDragFrom(start, now)) {
      editor.enter('draw-polygon.drawing', { start, now });
    }
  },

  onPointerUp(now) {
    const targetId = start.alt ? null : pickByClick(editor, start);
    if (targetId === null) {
      editor.enter('draw-polygon.drawing', { start, now });
    } else {
      editor.document.select([targetId]);
      editor.enterIdle();
    }
  },
});
