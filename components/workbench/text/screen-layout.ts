import type { TextModel } from '@/core/text/text-model';
import { layoutWithoutScreen, type TextLayout } from '@/editor/text/text-layout';
import type { TextDom } from './text-dom';

const SAME_LINE_SHARE = 0.5;

/** A layout read from the drawn text; what is not drawn falls back to the text's own lines. */
export function makeScreenLayout(
  model: TextModel,
  dom: TextDom,
  firstVisible: () => number,
): TextLayout {
  const plain = layoutWithoutScreen(model);
  let goal: { at: number; x: number } | null = null;

  const isSameLine = (a: DOMRect, b: DOMRect) =>
    Math.abs(a.top - b.top) < SAME_LINE_SHARE * Math.max(a.height, b.height);

  /** Walks from an offset while its character stays on the line; the last offset on it. */
  const walkLine = (at: number, direction: 1 | -1): number | null => {
    const start = dom.characterRect(at);
    if (start === null) return null;
    const block = model.blockRange(model.blockIndexAt(at));
    for (let last = at; ; ) {
      const next = model.step(last, direction);
      if (next === last || next < block.start || next > block.end) return last;
      const rect = dom.characterRect(next);
      if (rect === null || !isSameLine(rect, start)) return last;
      last = next;
    }
  };

  return {
    firstVisible,

    lineEdge(at, direction) {
      const edge = walkLine(at, direction);
      if (edge === null) return plain.lineEdge(at, direction);
      if (direction === -1) return edge;
      const { end } = model.blockRange(model.blockIndexAt(at));
      // the space at which a line breaks hangs behind it; a letter there belongs to it
      const isSpace = edge < end && model.slice({ start: edge, end: edge + 1 }).trim() === '';
      return edge === end || isSpace ? edge : model.step(edge, 1);
    },

    lineStep(at, direction) {
      const edge = walkLine(at, direction);
      const caret = dom.caretRect(at);
      if (edge === null || caret === null) return plain.lineStep(at, direction);
      const x = goal?.at === at ? goal.x : caret.x;
      const first = model.step(edge, direction);
      if (first === edge) return edge;
      const target = dom.characterRect(first);
      if (target === null) return plain.lineStep(at, direction);
      let [best, distance] = [first, Number.POSITIVE_INFINITY];
      const block = model.blockRange(model.blockIndexAt(first));
      for (let next = first; next >= block.start && next <= block.end; ) {
        const rect = dom.characterRect(next);
        const place = dom.caretRect(next);
        if (rect === null || place === null || !isSameLine(rect, target)) break;
        if (Math.abs(place.x - x) < distance) [best, distance] = [next, Math.abs(place.x - x)];
        const further = model.step(next, direction);
        if (further === next) break;
        next = further;
      }
      goal = { at: best, x };
      return best;
    },
  };
}
