import { boxFromCorners } from '../../shapes/box-shape';
import type { ImagePoint } from '../../units';
import { KeyboardWalk } from '../keyboard-walk';
import type { KeyboardCursor, ToolStateFactory } from '../tool-state';

/**
 * Drawing by keys alone: the arrows move a cursor by 1 px, with Shift by 10, faster while held;
 * Enter or Space sets the first corner and then the other. A press of the pointer draws as ever.
 */
export const drawBoxKeyboard: ToolStateFactory<'draw-box.keyboard'> = (editor, { from }) => {
  const { document, image, view } = editor;
  const mark = document.history.mark('draw-box');
  const walk = new KeyboardWalk(editor, from);
  let anchor: ImagePoint | null = null;
  let cursor: KeyboardCursor = { at: walk.at, anchor };
  document.select([]);
  view.hoveredId = null;

  const setCorner = () => {
    const { at } = walk;
    if (anchor === null) {
      anchor = at;
      cursor = { at, anchor };
      return;
    }
    if (anchor.x === at.x && anchor.y === at.y) return;
    view.keyboardPlace = at;
    const box = boxFromCorners(anchor, at, image);
    const id = document.addDrawn({ kind: 'box', ...box, rotation: 0 });
    if (id === null) document.history.bailToMark(mark);
    editor.enterIdle();
  };

  return {
    isGesture: true,
    isDrawing: true,
    cursor: () => 'crosshair',
    keyboardCursor: () => cursor,
    preview: () =>
      anchor === null ? null : { kind: 'box', box: boxFromCorners(anchor, walk.at, image) },

    onAction(id, args) {
      if (id === 'nudge') {
        walk.move(args);
        cursor = { at: walk.at, anchor };
        return true;
      }
      if (id !== 'submit') return false;
      setCorner();
      return true;
    },
    onPointerDown(start) {
      document.history.bailToMark(mark);
      editor.enter('draw-box.pointing', { start });
    },
    onCancel: () => document.history.bailToMark(mark),
  };
};
