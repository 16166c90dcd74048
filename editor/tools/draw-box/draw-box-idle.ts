import { findClickTarget, findEditTarget } from '../find-edit-target';
import { removeGrabbedCorner } from '../remove-grabbed-corner';
import { startEdit } from '../start-edit';
import type { ToolStateFactory } from '../tool-state';
import { findCandidateTarget } from './take-candidate';

/**
 * At rest: a drag draws, except from a handle or the inside of the selection; Alt forces drawing.
 * With Shift a click adds to the selection and a drag spans a frame around what to add.
 */
export const drawBoxIdle: ToolStateFactory<'draw-box.idle'> = (editor) => ({
  isGesture: false,

  cursor(pointer) {
    if (pointer === null || pointer.alt) return 'crosshair';
    const target = findEditTarget(editor, pointer);
    if (target?.handle) return target.handle.cursor;
    if (pointer.shift) return 'default';
    return target === null ? 'crosshair' : 'move';
  },

  candidate(pointer) {
    const target = pointer.shift ? null : findCandidateTarget(editor, pointer);
    const isEdit = target !== null && !pointer.alt && findEditTarget(editor, pointer) !== null;
    return isEdit ? null : target;
  },

  onPointerDown(start) {
    if (start.alt && removeGrabbedCorner(editor, start)) return;
    const target = start.alt ? null : findEditTarget(editor, start);
    if (target?.handle) startEdit(editor, start, target);
    else if (start.shift && !start.alt) editor.enter('select.pointing', { start, targetId: null });
    else if (target !== null) startEdit(editor, start, target);
    else editor.enter('draw-box.pointing', { start });
  },

  onPointerMove(pointer) {
    editor.view.hoveredId = findClickTarget(editor, pointer);
  },
});
