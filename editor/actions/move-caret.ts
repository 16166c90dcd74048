import { moveCaretBy, type TextUnit } from '../text/move-caret-by';
import { caretAt, selectedRange } from '../text/text-selection';
import type { Action, ActionArgs, Shortcut } from './action';

const MOVES: readonly (Pick<Shortcut, 'code' | 'mod'> & { readonly args: ActionArgs })[] = [
  { code: 'ArrowLeft', args: { dx: -1 } },
  { code: 'ArrowRight', args: { dx: 1 } },
  { code: 'ArrowUp', args: { dy: -1 } },
  { code: 'ArrowDown', args: { dy: 1 } },
  { code: 'ArrowLeft', mod: true, args: { dx: -1, unit: 'word' } },
  { code: 'ArrowRight', mod: true, args: { dx: 1, unit: 'word' } },
  { code: 'Home', args: { dx: -1, unit: 'line' } },
  { code: 'End', args: { dx: 1, unit: 'line' } },
  { code: 'Home', mod: true, args: { dx: -1, unit: 'text' } },
  { code: 'End', mod: true, args: { dx: 1, unit: 'text' } },
];

const shortcuts: Shortcut[] = MOVES.flatMap((move) => [
  move,
  { ...move, shift: true as const, args: { ...move.args, doesExtend: true } },
]);

/** Moves the caret of a text, or with Shift the end of what is chosen; a class key then marks it. */
export const moveCaret: Action = {
  id: 'move-caret',
  labelKey: 'actions.moveCaret',
  group: 'region',
  kinds: ['text'],
  shortcuts,
  needsArgs: true,
  doesRepeat: true,
  isEnabled: ({ document, text }) => text !== null && document.schema.regions.includes('span'),
  run({ document, text }, { dx, dy, unit, doesExtend }) {
    if (text === null) return;
    const { model, layout } = text;
    const [region] = document.selected;
    const first = region?.kind === 'span' ? region.end : layout.firstVisible();
    const from = text.selection ?? caretAt(first);
    const range = selectedRange(from);
    const by: { dx?: number; dy?: number; unit?: TextUnit } = {
      ...(dx === undefined ? {} : { dx }),
      ...(dy === undefined ? {} : { dy }),
      ...(unit === undefined ? {} : { unit }),
    };
    // a plain arrow lets go of what is chosen and stands at its end on that side
    const isLetGo = range !== null && !doesExtend && dx !== undefined && unit === undefined;
    const moved = moveCaretBy(model, layout, from.focus, by);
    const focus = isLetGo ? (moved > from.focus ? range.end : range.start) : moved;
    document.select([]);
    text.selection = doesExtend ? { anchor: from.anchor, focus } : caretAt(focus);
    text.reveal(focus);
  },
};
