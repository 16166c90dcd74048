import { expect, test } from 'vitest';
import { TextModel } from '@/core/text/text-model';
import { caretAt } from '@/editor/text/text-selection';
import { describeCaret } from './describe-caret';

const MODEL = new TextModel('Ada met 👩‍🚀\n\n北京大学 is far');
const go = (from: number | null, to: number) =>
  describeCaret(MODEL, from === null ? null : caretAt(from), caretAt(to));

test('a step of one character tells that character, however many code points it has', () => {
  expect(go(0, 1)).toEqual({ kind: 'caret', text: 'd' });
  expect(go(2, 3)).toEqual({ kind: 'space' });
  expect(go(7, 8)).toEqual({ kind: 'caret', text: '👩‍🚀' });
  expect(go(8, 11)).toEqual({ kind: 'lineEnd' });
  expect(go(14, 13)).toEqual({ kind: 'caret', text: '北' });
});

test('a step of a word tells the word that was passed, one to another line the line', () => {
  expect(go(0, 3)).toEqual({ kind: 'caret', text: 'Ada' });
  expect(go(0, 7)).toEqual({ kind: 'caret', text: 'met' });
  expect(go(null, 4)).toEqual({ kind: 'caret', text: 'met' });
  expect(go(3, 15)).toEqual({ kind: 'caret', text: '北京大学 is far' });
  expect(go(3, 12)).toEqual({ kind: 'lineEnd' });
});

test('of what is chosen both ends are told', () => {
  const model = new TextModel(`${'a'.repeat(50)} middle ${'z'.repeat(50)}`);
  expect(describeCaret(model, null, { anchor: 7, focus: 2 })).toEqual({
    kind: 'chosen',
    text: 'aaaaa',
  });
  expect(describeCaret(model, null, { anchor: 0, focus: model.length })).toEqual({
    kind: 'chosen',
    text: `${'a'.repeat(40)} … ${'z'.repeat(40)}`,
  });
});
