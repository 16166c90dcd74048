import { findClickTarget, findEditTarget } from '../find-edit-target';
import { removeGrabbedCorner } from '../remove-grabbed-corner';
import { startEdit } from '../start-edit';
import type { ToolStateFactory } from '../tool-state';

/**
 * At rest: a click or a drag draws, except from a handle or the inside of the selection; Alt forces
 * drawing, but takes a corner of the selection away. With Shift a click adds to the selection.
 */
export const drawPolygonIdle: ToolStateFactory<'draw-polygon.idle'> = (editor) => ({
  isGesture: false,

  cursor(pointer) {
    if (pointer === null) return 'crosshair';
    const target = findEditTarget(editor, pointer);
    if (target?.handle && !pointer.alt) return target.handle.cursor;
    if (pointer.alt) return target?.handle ? 'default' : 'crosshair';
    if (pointer.shift) return 'default';
    return target === null ? 'crosshair' : 'move';
  },

  onPointerDown(start) {
    if (start.alt && removeGrabbedCorner(editor, start)) return;
    const target = start.alt ? null : findEditTarget(editor, start);
    if (target?.handle) startEdit(editor, start, target);
    else if (start.shift && !start.alt) editor.enter('select.pointing', { start, targetId: null });
    else if (target !== null) startEdit(editor, start, target);
    else editor.enter('draw-polygon.pointing', { start });
  },

  onPointerMove(pointer) {
    editor.view.hoveredId = findClickTarget(editor, pointer);
  },
});
