import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeLabelSchema } from '@/core/label-schema/make-label-schema';
import { TestEditor } from '../../testing/test-editor';

const schema = makeLabelSchema('text', {
  classes: [{ name: 'person' }, { name: 'place' }, { name: 'thing' }],
  regions: ['span'],
  choice: 'none',
});

/** Drives an editor on a text; positions are code points, a fraction says on which character. */
class TextHands extends TestEditor {
  constructor(readonly text: string) {
    super({ kind: 'text', schema, text });
  }

  sweep(from: number, to: number, extras = {}): this {
    return this.drag([from, 0.5], [to, 0.5], extras);
  }

  tap(at: number, extras = {}): this {
    return this.click(at, 0.5, extras);
  }

  /** Class and covered text of every span. */
  get spans(): [number, string][] {
    const points = [...this.text];
    return this.answer.regions.map((region) => {
      if (region.kind !== 'span') throw new Error(region.kind);
      return [region.classId, points.slice(region.start, region.end).join('')];
    });
  }
}

const SENTENCE = 'Ada Lovelace met 👩‍🚀 in 北京 today';

describe('draw-span', () => {
  test('a drag marks whole words with the sticky class and selects the span', () => {
    const hands = new TextHands(SENTENCE).sweep(1, 7);
    expect(hands.spans).toEqual([[0, 'Ada Lovelace']]);
    expect(hands.selected?.kind).toBe('span');
    hands.key('Digit2');
    expect(hands.spans).toEqual([[1, 'Ada Lovelace']]);
    hands.sweep(13, 16);
    expect(hands.spans.at(-1)).toEqual([1, 'met']);
  });

  test('with Alt it marks single characters, but never part of one', () => {
    const hands = new TextHands(SENTENCE).sweep(1, 3, { alt: true });
    expect(hands.spans).toEqual([[0, 'da']]);
    hands.sweep(18, 19, { alt: true });
    expect(hands.spans.at(-1)).toEqual([0, '👩‍🚀']);
    hands.sweep(25, 24, { alt: true });
    expect(hands.spans.at(-1)).toEqual([0, '北']);
  });

  test('a digit during the drag sets the class of the span in the making', () => {
    const hands = new TextHands(SENTENCE)
      .pointerMove(0, 0.5)
      .pointerDown(0, 0.5)
      .pointerMove(3, 0.5)
      .key('Digit3')
      .pointerUp(3, 0.5);
    expect(hands.spans).toEqual([[2, 'Ada']]);
  });

  test('two clicks mark a word, three a line', () => {
    const hands = new TextHands('one two\nthree').tap(4.3).tap(4.3, { clicks: 2 });
    expect(hands.spans).toEqual([[0, 'two']]);
    hands.act('undo').tap(4.3, { clicks: 3 });
    expect(hands.spans).toEqual([[0, 'one two']]);
  });

  test('marking the same stretch twice makes one span; another class makes a second', () => {
    const hands = new TextHands(SENTENCE).sweep(0, 3).sweep(0, 3);
    expect(hands.spans).toEqual([[0, 'Ada']]);
    hands.key('Escape').key('Digit2').sweep(0, 3);
    expect(hands.spans).toEqual([
      [0, 'Ada'],
      [1, 'Ada'],
    ]);
  });

  test('a click selects the shortest span under it, a second one the next longer', () => {
    const hands = new TextHands(SENTENCE).sweep(0, 12).sweep(4, 12).key('Escape');
    hands.tap(5.2);
    expect(hands.selected).toMatchObject({ start: 4, end: 12 });
    hands.tap(5.2);
    expect(hands.selected).toMatchObject({ start: 0, end: 12 });
    hands.tap(14.2);
    expect(hands.selected).toBeUndefined();
    expect(hands.editor.getScene().textSelection).toEqual({ anchor: 14, focus: 14 });
  });

  test('an edge is dragged, never past the other one, as one step of undo', () => {
    const hands = new TextHands(SENTENCE).sweep(0, 3);
    hands
      .pointerDown(3, 0.5, { handleId: 'end' })
      .pointerMove(8, 0.5)
      .pointerMove(6, 0.5)
      .pointerUp(6, 0.5);
    expect(hands.spans).toEqual([[0, 'Ada Lovelace']]);
    hands.pointerDown(0, 0.5, { handleId: 'start' }).pointerMove(30, 0.5, { alt: true });
    expect(hands.spans).toEqual([[0, 'e']]);
    hands.key('Escape');
    expect(hands.spans).toEqual([[0, 'Ada Lovelace']]);
    hands.act('undo');
    expect(hands.spans).toEqual([[0, 'Ada']]);
  });

  test('a new span has the defaults of its class', () => {
    const withAttributes = makeLabelSchema('text', {
      classes: [{ name: 'person' }, { name: 'place' }],
      regions: ['span'],
      choice: 'none',
      attributes: [
        { name: 'sure', type: 'checkbox', default: true, isRequired: true },
        { name: 'kind', type: 'text', default: 'city', classIds: [1] },
      ],
    });
    const hands = new TestEditor({ kind: 'text', schema: withAttributes, text: SENTENCE });
    hands.drag([0, 0.5], [3, 0.5]).act('submit');
    expect(hands.answer.regions[0]?.attributes).toEqual({ sure: true });
    expect(hands.requests).toEqual([{ kind: 'submit' }]);
  });

  test('Escape lets a drag go without a trace', () => {
    const hands = new TextHands(SENTENCE).pointerDown(0, 0.5).pointerMove(8, 0.5).key('Escape');
    expect(hands.spans).toEqual([]);
    expect(hands.state.canUndo).toBe(false);
  });
});

describe('by keyboard alone', () => {
  test('Shift and arrows choose, a class key marks', () => {
    const hands = new TextHands(SENTENCE)
      .key('ArrowRight', { ctrl: true })
      .key('ArrowRight')
      .key('ArrowRight', { ctrl: true, shift: true })
      .key('Digit2');
    expect(hands.spans).toEqual([[1, 'Lovelace']]);
    hands.key('ArrowRight').key('ArrowRight', { ctrl: true }).key('Digit1');
    expect(hands.spans).toEqual([[1, 'Lovelace']]);
  });

  test('the caret steps over whole emoji and back to the start of the text', () => {
    const hands = new TextHands('a👩‍👩‍👧‍👦🇩🇪e\u0301b').key('ArrowRight');
    const stops = [0, 1, 2, 3].map(() => {
      hands.key('ArrowRight');
      return hands.editor.getScene().textSelection?.focus;
    });
    expect(stops).toEqual([8, 10, 12, 13]);
    hands.key('Home', { ctrl: true, shift: true }).key('Digit1');
    expect(hands.spans).toEqual([[0, hands.text]]);
  });

  test('in a line from the right the left arrow goes on', () => {
    const hands = new TextHands('שלום עולם').key('ArrowLeft', { shift: true });
    hands.key('ArrowLeft', { shift: true }).key('Digit1');
    expect(hands.spans).toEqual([[0, 'של']]);
  });

  test('Up and Down keep the column, Home and End go to the ends of the line', () => {
    const hands = new TextHands('abcdef\r\ngh\r\nijklmn').key('End').key('ArrowLeft');
    hands.key('ArrowDown').key('ArrowDown').key('Home', { shift: true }).key('Digit1');
    expect(hands.spans).toEqual([[0, 'ij']]);
  });

  test('Alt and arrows move the edges of the selected span', () => {
    const hands = new TextHands(SENTENCE).sweep(4, 12);
    hands.key('ArrowLeft', { alt: true }).key('ArrowLeft', { alt: true, shift: true });
    expect(hands.selected).toMatchObject({ start: 3, end: 11 });
    hands.key('ArrowRight', { alt: true, ctrl: true });
    expect(hands.selected).toMatchObject({ start: 3, end: 12 });
    hands.act('undo').act('undo').act('undo');
    expect(hands.selected).toMatchObject({ start: 4, end: 12 });
  });

  test('what was found is chosen for a class key, and nothing where no spans are marked', () => {
    const hands = new TextHands(SENTENCE).sweep(0, 3);
    hands.editor.chooseText({ start: 13, end: 16 });
    expect(hands.selected).toBeUndefined();
    expect(hands.editor.getScene().textReveal).toEqual({ at: 13 });
    hands.key('Digit2');
    expect(hands.spans).toEqual([
      [0, 'Ada'],
      [1, 'met'],
    ]);
    const classes = makeLabelSchema('text', { classes: [{ name: 'good' }], choice: 'single' });
    const { editor } = new TestEditor({ kind: 'text', schema: classes, text: SENTENCE });
    editor.chooseText({ start: 13, end: 16 });
    expect(editor.getScene().textSelection).toBeNull();
  });

  test('after Tab, or a choice in the list, a class key is for the spans that are selected', () => {
    const hands = new TextHands(SENTENCE).sweep(0, 3).sweep(4, 12);
    hands.key('ArrowRight').key('ArrowRight', { ctrl: true, shift: true }).key('Tab');
    hands.key('Digit2');
    expect(hands.spans).toEqual([
      [1, 'Ada'],
      [0, 'Lovelace'],
    ]);
    hands.key('ArrowRight').key('ArrowRight', { ctrl: true, shift: true });
    hands.editor.select(hands.editor.getRegions().map(({ id }) => id));
    hands.key('Digit3');
    expect(hands.spans).toEqual([
      [2, 'Ada'],
      [2, 'Lovelace'],
    ]);
  });

  test('Page Down asks for the next part of the text, from which the arrows go on', () => {
    const hands = new TextHands(SENTENCE).sweep(0, 3).key('PageDown').key('PageUp');
    expect(hands.requests.slice(-2)).toEqual([{ kind: 'next-page' }, { kind: 'previous-page' }]);
    expect(hands.selected).toBeUndefined();
    expect(hands.editor.getScene().textSelection).toBeNull();
    hands.key('ArrowRight', { shift: true }).key('PageDown').key('Digit2');
    expect(hands.spans).toEqual([
      [0, 'Ada'],
      [1, 'A'],
    ]);
  });

  test('Tab walks the spans and asks for the text to be scrolled there', () => {
    const hands = new TextHands(SENTENCE).sweep(0, 3).sweep(4, 12).key('Escape').key('Tab');
    expect(hands.selected).toMatchObject({ start: 0, end: 3 });
    expect(hands.editor.getScene().textReveal).toEqual({ at: 0 });
    hands.key('Tab').key('Delete');
    expect(hands.spans).toEqual([[0, 'Ada']]);
  });
});

test('whatever hands do, spans are whole graphemes, and undo restores the start', () => {
  const texts = fc
    .array(
      fc.constantFrom('ab ', 'é', 'e\u0301', '👩‍👩‍👧‍👦', '🇩🇪', '漢字', '\r\n', 'שלום ', '한'),
      { minLength: 1, maxLength: 20 },
    )
    .map((parts) => parts.join(''));
  const step = fc.oneof(
    fc.record({
      do: fc.constant('sweep' as const),
      a: fc.nat(60),
      b: fc.nat(60),
      alt: fc.boolean(),
    }),
    fc.record({
      do: fc.constant('edge' as const),
      a: fc.nat(60),
      id: fc.constantFrom('start', 'end'),
    }),
    fc.record({
      do: fc.constant('key' as const),
      code: fc.constantFrom(
        'ArrowLeft',
        'ArrowRight',
        'ArrowDown',
        'Digit1',
        'Digit2',
        'Tab',
        'KeyX',
      ),
      shift: fc.boolean(),
      alt: fc.boolean(),
      ctrl: fc.boolean(),
    }),
  );
  fc.assert(
    fc.property(texts, fc.array(step, { maxLength: 25 }), (text, steps) => {
      const hands = new TextHands(text);
      const { length } = [...text];
      for (const entry of steps) {
        if (entry.do === 'sweep') {
          hands.sweep(Math.min(length, entry.a), Math.min(length, entry.b), { alt: entry.alt });
        } else if (entry.do === 'edge') {
          const at = Math.min(length, entry.a);
          hands
            .pointerDown(at, 0.5, { handleId: entry.id })
            .pointerMove(at, 0.5)
            .pointerUp(at, 0.5);
        } else hands.key(entry.code, entry);
      }
      const edges = new Set([length]);
      let at = 0;
      for (const { segment } of new Intl.Segmenter('en').segment(text)) {
        edges.add(at);
        at += [...segment].length;
      }
      for (const region of hands.answer.regions) {
        if (region.kind !== 'span') throw new Error(region.kind);
        expect(edges.has(region.start) && edges.has(region.end)).toBe(true);
        expect(region.start).toBeLessThan(region.end);
      }
      while (hands.state.canUndo) hands.act('undo');
      expect(hands.answer.regions).toEqual([]);
    }),
  );
});
