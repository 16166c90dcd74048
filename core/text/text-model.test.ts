import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { characterDirection } from './base-direction';
import { mapCodePoints } from './code-points';
import { BLOCK_LENGTH_MAX, splitText } from './split-text';
import { TextModel } from './text-model';

const PIECES = [
  'a',
  'B7',
  ' ',
  '\n',
  '\r\n',
  '\r',
  'é',
  'e\u0301\u0323',
  '漢字',
  'かな',
  '👍🏽',
  '👩‍👩‍👧‍👦',
  '🇩🇪',
  '🇫',
  'שלום',
  'مرحبا',
  'नमस्ते',
  '한글',
  '\u1112\u1161\u11ab',
  '\u200f',
  '\ud83d',
  '\udc4d',
];
const anyText = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 4 })), {
    maxLength: 60,
  })
  .map((parts) => parts.join(''));

function allEdges(text: string): number[] {
  const segments = new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text);
  return [...[...segments].map(({ index }) => [...text.slice(0, index)].length), [...text].length];
}

describe('mapCodePoints', () => {
  test('counts as iterating over the text does, there and back', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const map = mapCodePoints(text);
        const points = [...text];
        expect(map.length).toBe(points.length);
        let utf16 = 0;
        points.forEach((point, index) => {
          expect(map.toUtf16(index)).toBe(utf16);
          expect(map.toCodePoint(utf16)).toBe(index);
          utf16 += point.length;
        });
        expect(map.toUtf16(points.length)).toBe(text.length);
      }),
    );
  });

  test('an offset in the middle of a pair counts as before it', () => {
    const map = mapCodePoints('a👍b');
    expect([0, 1, 2, 3, 4].map(map.toCodePoint)).toEqual([0, 1, 1, 2, 3]);
  });
});

describe('splitText', () => {
  test('covers the text without a gap, cut only where graphemes end', () => {
    const long = fc
      .array(anyText, { minLength: 0, maxLength: 3 })
      .map((texts) => texts.map((text) => text.replaceAll(/[\r\n]/g, '').repeat(40)).join('\n'));
    fc.assert(
      fc.property(fc.oneof(anyText, long), (text) => {
        const blocks = splitText(text);
        expect(blocks[0]?.start).toBe(0);
        expect(blocks.at(-1)?.next).toBe(text.length);
        const edges = new Set(
          [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].map(
            ({ index }) => index,
          ),
        ).add(text.length);
        blocks.forEach((block, index) => {
          expect(edges.has(block.start)).toBe(true);
          expect(block.next).toBe(blocks[index + 1]?.start ?? text.length);
          expect(text.slice(block.end, block.next)).toMatch(/^(\r\n|\r|\n)?$/);
          expect(/[\r\n]/.test(text.slice(block.start, block.end))).toBe(false);
          expect(block.end - block.start).toBeLessThanOrEqual(2 * BLOCK_LENGTH_MAX + 64);
        });
      }),
      { numRuns: 60 },
    );
  });

  test('the pieces of a long line run as its first letter does', () => {
    const text = `שלום ${'word '.repeat(1_000)}`;
    const blocks = splitText(text);
    expect(blocks.length).toBeGreaterThan(3);
    expect(new Set(blocks.map(({ direction }) => direction))).toEqual(new Set(['rtl']));
    expect(blocks.map(({ isContinuation }) => isContinuation).slice(0, 2)).toEqual([false, true]);
    expect(text.slice(0, blocks[0]?.end).endsWith(' ')).toBe(true);
  });
});

test('a sign runs as its line does, a number from the left, a letter as its script does', () => {
  const directions = ['א', 'م', 'a', '٩', '7', ')', '»'].map((character) => [
    characterDirection(character, 'rtl'),
    characterDirection(character, 'ltr'),
  ]);
  expect(directions.map((both) => both.join(' '))).toEqual([
    'rtl rtl',
    'rtl rtl',
    'ltr ltr',
    'ltr ltr',
    'ltr ltr',
    'rtl ltr',
    'rtl ltr',
  ]);
});

describe('TextModel', () => {
  test('steps from grapheme to grapheme through any text and back', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const model = new TextModel(text);
        const forward = [0];
        for (let at = 0; at < model.length; ) {
          at = model.step(at, 1);
          forward.push(at);
        }
        expect(forward).toEqual([...new Set(allEdges(text))]);
        const back = [model.length];
        for (let at = model.length; at > 0; ) {
          at = model.step(at, -1);
          back.push(at);
        }
        expect(back.reverse()).toEqual(forward);
      }),
    );
  });

  test('a fitted range cuts no grapheme and holds no white space at its ends', () => {
    fc.assert(
      fc.property(anyText, fc.nat(200), fc.nat(200), fc.boolean(), (text, a, b, snaps) => {
        const model = new TextModel(text);
        const range = model.fit({ start: Math.min(a, model.length), end: b }, snaps);
        const edges = new Set(allEdges(text));
        expect(edges.has(range.start)).toBe(true);
        expect(edges.has(range.end)).toBe(true);
        expect(range.start).toBeLessThanOrEqual(range.end);
        const covered = model.slice(range);
        expect(covered.trim()).toBe(covered);
        expect(model.fit(range, snaps)).toEqual(range);
      }),
    );
  });

  test('snaps to words with spaces between them and leaves Chinese as it was chosen', () => {
    const model = new TextModel('Ada Lovelace 在北京大学读书');
    expect(model.fit({ start: 1, end: 6 }, true)).toEqual({ start: 0, end: 12 });
    expect(model.fit({ start: 1, end: 6 }, false)).toEqual({ start: 1, end: 6 });
    expect(model.slice(model.fit({ start: 14, end: 16 }, true))).toBe('北京');
    expect(model.slice(model.fit({ start: 14, end: 15 }, true))).toBe('北');
  });

  test('walks over words and lines', () => {
    const model = new TextModel('Hello, 👩‍🚀 world!\r\nשלום עולם');
    expect(model.stepWord(0, 1)).toBe(5);
    expect(model.slice({ start: 5, end: model.stepWord(5, 1) })).toContain('world');
    expect(model.stepWord(model.length, -1)).toBe(model.length - 4);
    expect(model.slice(model.lineAt(2))).toBe('Hello, 👩‍🚀 world!');
    expect(model.slice(model.lineAt(model.length))).toBe('שלום עולם');
    expect(model.directionAt(0)).toBe('ltr');
    expect(model.directionAt(model.length)).toBe('rtl');
    expect(model.slice(model.wordAt(1))).toBe('Hello');
  });

  test('only what is asked about is segmented: ten times the text costs nowhere near as much', () => {
    const open = (copies: number) => () => {
      const model = new TextModel('naïve 漢字 👩‍👩‍👧‍👦 word '.repeat(copies));
      for (let place = 0; place < 10; place += 1) {
        const start = Math.floor((model.length * place) / 10);
        model.fit({ start, end: start + 9 }, true);
      }
      return model.blocks.length;
    };
    expect(open(12_000)()).toBeGreaterThan(200);
    expect(timeOf(open(12_000))).toBeLessThan(8 * timeOf(open(1_200)));
  });
});

/** The best of three, milliseconds. */
function timeOf(run: () => unknown): number {
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...times);
}
