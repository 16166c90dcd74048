import { isDragFrom } from '../../pointer';
import { pickByClick } from '../find-edit-target';
import type { ToolStateFactory } from '../tool-state';

/** Pressed: a drag draws, a click on a region selects it, any other click is the first corner. */
export const drawBoxPointing: ToolStateFactory<'draw-box.pointing'> = (editor, { start }) => ({
  isGesture: true,
  isDrawing: true,
  cursor: () => 'crosshair',

  onPointerMove(now) {
    if (isDragFrom(start, now)) editor.enter('draw-box.drawing', { start, now, by: 'drag' });
  },

  onPointerUp(now) {
    const targetId = start.alt ? null : pickByClick(editor, start);
    if (targetId === null) editor.enter('draw-box.drawing', { start, now, by: 'clicks' });
    else {
      editor.document.select([targetId]);
      editor.enterIdle();
    }
  },
});
