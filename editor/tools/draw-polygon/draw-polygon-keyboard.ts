import { KeyboardWalk } from '../keyboard-walk';
import type { KeyboardCursor, ToolStateFactory } from '../tool-state';
import { CornerLine } from './corner-line';

/**
 * Drawing by keys alone: the arrows move a cursor as for a box, Enter or Space sets a corner there;
 * once more in the same place, or on the first corner, closes the polygon. A press of the pointer
 * draws as ever.
 */
export const drawPolygonKeyboard: ToolStateFactory<'draw-polygon.keyboard'> = (
  editor,
  { from },
) => {
  const { document, view } = editor;
  const mark = document.history.mark('draw-polygon');
  const walk = new KeyboardWalk(editor, from);
  const line = new CornerLine(walk.at, 0);
  let cursor: KeyboardCursor = { at: walk.at, anchor: null };
  document.select([]);
  view.hoveredId = null;

  const finish = () => {
    view.keyboardPlace = walk.at;
    const id = document.addDrawn({ kind: 'polygon', points: [...line.corners] });
    if (id === null) document.history.bailToMark(mark);
    editor.enterIdle();
  };

  const setCorner = () => {
    if (line.set(view.camera)) finish();
    else cursor = { at: walk.at, anchor: walk.at };
  };

  return {
    isGesture: true,
    isDrawing: true,
    cursor: () => 'crosshair',
    keyboardCursor: () => cursor,
    preview: () => (line.corners.length === 0 ? null : line.preview(view.camera)),

    onAction(id, args) {
      switch (id) {
        case 'nudge':
          walk.move(args);
          line.moveTo(walk.at);
          cursor = { ...cursor, at: walk.at };
          return true;
        case 'submit':
          setCorner();
          return true;
        case 'delete-selected':
        case 'undo':
          return line.takeBack();
        default:
          return false;
      }
    },
    onPointerDown(start) {
      document.history.bailToMark(mark);
      editor.enter('draw-polygon.pointing', { start });
    },
    onComplete() {
      if (line.isEnough) finish();
    },
    onCancel: () => document.history.bailToMark(mark),
  };
};
