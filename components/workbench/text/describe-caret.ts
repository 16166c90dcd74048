import type { TextModel, TextRange } from '@/core/text/text-model';
import { selectedRange, type TextSelection } from '@/editor/text/text-selection';

/** What is to be said of the caret; the words around it are the host's. */
type CaretWords =
  | { readonly kind: 'chosen' | 'caret'; readonly text: string }
  | { readonly kind: 'space' | 'lineEnd' };

/** Longer stretches are told by how they begin and how they end; code points each. */
const PART_MAX = 40;

function shorten(model: TextModel, { start, end }: TextRange): string {
  if (end - start <= 2 * PART_MAX) return model.slice({ start, end });
  const head = model.slice({ start, end: model.floor(start + PART_MAX) });
  return `${head} … ${model.slice({ start: model.ceil(end - PART_MAX), end })}`;
}

/** The word under the caret, or the one that it has just passed. */
function wordNear(model: TextModel, at: number): string {
  const word = model.slice(model.wordAt(at)).trim();
  return word === '' && at > 0 ? model.slice(model.wordAt(model.step(at, -1))).trim() : word;
}

/**
 * Returns what to tell of a caret that has moved: a step of one character tells that character, one
 * to another line the line, any other the word; and of a selection what is chosen.
 */
export function describeCaret(
  model: TextModel,
  before: TextSelection | null,
  now: TextSelection,
): CaretWords {
  const chosen = selectedRange(now);
  if (chosen !== null) return { kind: 'chosen', text: shorten(model, chosen) };
  const { focus } = now;
  const from = before?.focus ?? focus;
  const line = model.lineAt(focus);
  if (from !== focus && [model.step(from, 1), model.step(from, -1)].includes(focus)) {
    if (focus >= line.end) return { kind: 'lineEnd' };
    const text = model.slice({ start: focus, end: model.step(focus, 1) });
    return text.trim() === '' ? { kind: 'space' } : { kind: 'caret', text };
  }
  const isOtherLine = model.lineAt(from).start !== line.start;
  const text = isOtherLine ? shorten(model, line).trim() : wordNear(model, focus);
  return text === '' ? { kind: 'lineEnd' } : { kind: 'caret', text };
}
