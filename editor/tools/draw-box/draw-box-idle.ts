import { findEditTarget } from '../find-edit-target';
import { idleToDraw } from '../idle-to-draw';
import type { ToolStateFactory } from '../tool-state';
import { findCandidateTarget } from './take-candidate';

/** At rest: a drag draws, and what a click would take of what a model sees is shown. */
export const drawBoxIdle: ToolStateFactory<'draw-box.idle'> = (editor) => ({
  ...idleToDraw(editor, {
    draw: (start) => editor.enter('draw-box.pointing', { start }),
    altCursor: () => 'crosshair',
  }),

  candidate(pointer) {
    const target = pointer.shift ? null : findCandidateTarget(editor, pointer);
    const isEdit = target !== null && !pointer.alt && findEditTarget(editor, pointer) !== null;
    return isEdit ? null : target;
  },
});
