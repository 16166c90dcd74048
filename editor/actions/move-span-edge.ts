import { editRegion } from '../records';
import { readingStep } from '../text/move-caret-by';
import type { Action, Shortcut } from './action';

const shortcuts: Shortcut[] = [
  { code: 'ArrowLeft', dx: -1 },
  { code: 'ArrowRight', dx: 1 },
].flatMap(({ code, dx }): Shortcut[] => [
  { code, alt: true, args: { dx, edge: 'end' } },
  { code, alt: true, shift: true, args: { dx, edge: 'start' } },
  { code, alt: true, mod: true, args: { dx, edge: 'end', unit: 'word' } },
  { code, alt: true, mod: true, shift: true, args: { dx, edge: 'start', unit: 'word' } },
]);

/** Moves the end of the selected span, or with Shift its start, by a character or a word. */
export const moveSpanEdge: Action = {
  id: 'move-span-edge',
  labelKey: 'actions.moveSpanEdge',
  group: 'region',
  kinds: ['text'],
  shortcuts,
  needsArgs: true,
  doesRepeat: true,
  keepsKeys: true,
  isEnabled: ({ document }) =>
    document.selected.length === 1 && document.selected[0]?.kind === 'span',
  run({ document, text }, { dx = 1, edge = 'end', unit }) {
    const [span] = document.selected;
    if (text === null || span?.kind !== 'span') return;
    const { model } = text;
    const at = span[edge];
    const step = readingStep(model, at, dx);
    const to = unit === 'word' ? model.stepWord(at, step) : model.step(at, step);
    const start = edge === 'start' ? Math.min(to, model.step(span.end, -1)) : span.start;
    const end = edge === 'end' ? Math.max(to, model.step(span.start, 1)) : span.end;
    document.put([editRegion(span, { start, end })]);
    text.selection = null;
    text.reveal(edge === 'start' ? start : end);
  },
};
