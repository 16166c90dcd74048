import type { TextRange } from '@/core/text/text-model';
import type { Pointer } from '../../pointer';
import { makeSpan } from '../../text/make-span';
import { spanToSelect } from '../../text/span-under-pointer';
import { caretAt } from '../../text/text-selection';
import type { ToolStateFactory } from '../tool-state';

/**
 * Pressed on the text: a drag chooses a stretch, two clicks a word and three a line, and letting go
 * marks it with the sticky class. A plain click selects the span there and places the caret; with
 * Shift it chooses as far as there, for a class key to mark.
 */
export const drawSpanSelecting: ToolStateFactory<'draw-span.selecting'> = (editor, { start }) => {
  const { document, text, view } = editor;
  const before = text?.selection ?? null;
  const origin = start.shift && before !== null ? before.anchor : Math.round(start.image.x);
  let range: TextRange | null = null;

  const unitAt = (at: number): TextRange => {
    if (text === null || start.clicks < 2) return { start: at, end: at };
    return start.clicks === 2 ? text.model.wordAt(at) : text.model.lineAt(at);
  };

  const choose = (pointer: Pointer) => {
    if (text === null) return;
    const { model } = text;
    const at = Math.round(pointer.image.x);
    // where two words are taken whole, the pointer's character counts, not the nearest gap
    const point = start.clicks < 2 ? at : Math.min(Math.floor(pointer.image.x), model.length - 1);
    const from = unitAt(start.clicks < 2 ? origin : Math.floor(start.image.x));
    const to = unitAt(point);
    const whole = { start: Math.min(from.start, to.start), end: Math.max(from.end, to.end) };
    const snaps = view.settings.snapsToWords && !pointer.alt && start.clicks < 2;
    const fitted = model.fit(whole, snaps);
    range = whole.end > whole.start && fitted.end > fitted.start ? fitted : null;
    const isBackward = at < origin;
    text.selection =
      range === null
        ? caretAt(model.floor(at))
        : isBackward
          ? { anchor: range.end, focus: range.start }
          : { anchor: range.start, focus: range.end };
  };
  choose(start);

  return {
    isGesture: true,
    isDrawing: true,
    cursor: () => 'text',
    onPointerMove: choose,

    onPointerUp(now) {
      choose(now);
      const { activeClassId } = document.session;
      if (range === null) {
        const hitId = spanToSelect(editor, now);
        document.select(hitId === null ? [] : [hitId]);
      } else if (activeClassId === null || start.shift) document.select([]);
      else {
        document.history.mark('make-span');
        makeSpan(editor, range, activeClassId);
      }
      editor.enterIdle();
    },

    onCancel() {
      if (text !== null) text.selection = before;
    },
  };
};
