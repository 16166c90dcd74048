import { isDragFrom } from '../../pointer';
import { pickByClick } from '../find-edit-target';
import type { ToolStateFactory } from '../tool-state';
import { findCandidateTarget, takeCandidate } from './take-candidate';

/**
 * Pressed: a drag draws, a click on a region selects it, one on a model's candidate takes that
 * where it is switched on, any other click is the first corner.
 */
export const drawBoxPointing: ToolStateFactory<'draw-box.pointing'> = (editor, { start }) => ({
  isGesture: true,
  isDrawing: true,
  cursor: () => 'crosshair',

  onPointerMove(now) {
    if (isDragFrom(start, now)) editor.enter('draw-box.drawing', { start, now, by: 'drag' });
  },

  onPointerUp(now) {
    const targetId = start.alt ? null : pickByClick(editor, start);
    if (targetId !== null) {
      editor.document.select([targetId]);
      editor.enterIdle();
      return;
    }
    const candidate = findCandidateTarget(editor, start);
    if (candidate === null) editor.enter('draw-box.drawing', { start, now, by: 'clicks' });
    else {
      takeCandidate(editor, candidate);
      editor.enterIdle();
    }
  },
});
