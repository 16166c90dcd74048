import { findClickTarget, findEditTarget } from '../find-edit-target';
import { removeGrabbedCorner } from '../remove-grabbed-corner';
import { startEdit } from '../start-edit';
import type { ToolStateFactory } from '../tool-state';

/**
 * At rest with the select tool: nothing draws, any region can be taken and moved, a drag on the
 * bare picture (with Shift or Alt from anywhere) spans a frame around what to select.
 */
export const selectIdle: ToolStateFactory<'select.idle'> = (editor) => ({
  isGesture: false,

  cursor(pointer) {
    const target = pointer === null ? null : findEditTarget(editor, pointer);
    if (target?.handle) return target.handle.cursor;
    return target === null || pointer?.shift || pointer?.alt ? 'default' : 'move';
  },

  onPointerDown(start) {
    if (start.alt && removeGrabbedCorner(editor, start)) return;
    const target = findEditTarget(editor, start);
    if (target?.handle) startEdit(editor, start, target);
    else {
      const isFrame = start.shift || start.alt;
      const targetId = isFrame ? null : (target?.id ?? findClickTarget(editor, start));
      editor.enter('select.pointing', { start, targetId });
    }
  },

  onPointerMove(pointer) {
    editor.view.hoveredId = findClickTarget(editor, pointer);
  },
});
