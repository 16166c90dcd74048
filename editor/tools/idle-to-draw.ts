import type { Cursor } from '../cursor';
import type { EditorContext } from '../editor-context';
import type { Pointer } from '../pointer';
import { type EditTarget, findClickTarget, findEditTarget } from './find-edit-target';
import { removeGrabbedCorner } from './remove-grabbed-corner';
import { startEdit } from './start-edit';
import type { ToolState } from './tool-state';

/** In what tools that draw differ while they rest. */
interface DrawingTool {
  /** The pointer was pressed where a region can begin. */
  readonly draw: (start: Pointer) => void;
  /** With Alt held, over a part of the selection or none. */
  readonly altCursor: (target: EditTarget | null) => Cursor;
}

/**
 * The rest of a tool that draws: a press begins a region, except on a handle or the inside of the
 * selection; Alt forces drawing, but takes a grabbed corner away. With Shift a click adds to the
 * selection and a drag spans a frame around what to add.
 */
export function idleToDraw(editor: EditorContext, { draw, altCursor }: DrawingTool) {
  return {
    isGesture: false,

    cursor(pointer) {
      if (pointer === null) return 'crosshair';
      const target = findEditTarget(editor, pointer);
      if (pointer.alt) return altCursor(target);
      if (target?.handle) return target.handle.cursor;
      if (pointer.shift) return 'default';
      return target === null ? 'crosshair' : 'move';
    },

    onPointerDown(start) {
      if (start.alt && removeGrabbedCorner(editor, start)) return;
      const target = start.alt ? null : findEditTarget(editor, start);
      if (target?.handle) startEdit(editor, start, target);
      else if (start.shift && !start.alt) {
        editor.enter('select.pointing', { start, targetId: null });
      } else if (target !== null) startEdit(editor, start, target);
      else draw(start);
    },

    onPointerMove(pointer) {
      editor.view.hoveredId = findClickTarget(editor, pointer);
    },
  } satisfies ToolState;
}
