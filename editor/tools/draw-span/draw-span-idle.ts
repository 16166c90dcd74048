import { spansUnder } from '../../text/span-under-pointer';
import type { ToolStateFactory } from '../tool-state';

/** At rest in a text: a drag chooses, an edge of the selected span moves it, a click selects. */
export const drawSpanIdle: ToolStateFactory<'draw-span.idle'> = (editor) => ({
  isGesture: false,
  cursor: (pointer) => (pointer?.handleId === undefined ? 'text' : 'ew-resize'),

  onPointerDown(start) {
    const [target] = editor.document.selected;
    if (start.handleId !== undefined && target?.kind === 'span') {
      editor.enter('draw-span.resizing', { targetId: target.id, handleId: start.handleId });
    } else editor.enter('draw-span.selecting', { start });
  },

  onPointerMove(pointer) {
    editor.view.hoveredId = spansUnder(editor, pointer)[0] ?? null;
  },
});
