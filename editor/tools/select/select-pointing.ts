import { isDragFrom } from '../../pointer';
import { findClickTarget, pickByClick } from '../find-edit-target';
import type { ToolStateFactory } from '../tool-state';

/**
 * Pressed: a drag moves the target, or without one spans a frame. A click selects what is hit;
 * with Shift it is added to the selection or taken out of it.
 */
export const selectPointing: ToolStateFactory<'select.pointing'> = (
  editor,
  { start, targetId },
) => ({
  isGesture: true,
  cursor: () => (targetId === null ? 'default' : 'move'),

  onPointerMove(now) {
    if (!isDragFrom(start, now)) return;
    if (targetId === null) editor.enter('select.framing', { start, now });
    else editor.enter('select.translating', { start, now, targetId });
  },

  onPointerUp() {
    const { document } = editor;
    const { selectedIds } = document.selection;
    if (start.shift) {
      const hitId = findClickTarget(editor, start);
      const others = selectedIds.filter((id) => id !== hitId);
      if (hitId !== null) {
        document.select(others.length < selectedIds.length ? others : [...others, hitId]);
      }
    } else {
      const hitId = pickByClick(editor, start);
      document.select(hitId === null ? [] : [hitId]);
    }
    editor.enterIdle();
  },
});
