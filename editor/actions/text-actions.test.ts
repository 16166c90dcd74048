import { describe, expect, it } from 'vitest';
import { makeLabelSchema } from '@/core/label-schema/make-label-schema';
import { TestEditor } from '../testing/test-editor';

const [alt, shift, ctrl] = [{ alt: true }, { shift: true }, { ctrl: true }];
const TEXT = 'Ada Lovelace met Babbage';

function open(regions: ['span'] | [] = ['span'], keywords = ['Ada']) {
  const choice = regions.length === 0 ? 'single' : 'none';
  const classes = [{ name: 'person', keywords }, { name: 'place' }];
  const schema = makeLabelSchema('text', { classes, regions, choice });
  return new TestEditor({ kind: 'text', schema, text: TEXT });
}

const settings = (test: TestEditor) => test.editor.getScene().settings;
const caret = (test: TestEditor) => test.editor.getScene().textSelection;
const spans = (test: TestEditor) =>
  test.answer.regions.map((region) =>
    region.kind === 'span' ? TEXT.slice(region.start, region.end) : region.kind,
  );

describe('move-caret', () => {
  it('goes by characters, words and to both ends; with Shift it chooses, and a class key marks', () => {
    const test = open().key('Home', ctrl).key('ArrowRight');
    expect(caret(test)).toEqual({ anchor: 1, focus: 1 });
    test.key('Home', ctrl).key('ArrowRight', { ...ctrl, ...shift });
    expect(caret(test)?.anchor).toBe(0);
    test.key('Digit1');
    expect(spans(test)).toEqual(['Ada']);
    test.key('Escape').key('End', ctrl);
    expect(caret(test)).toEqual({ anchor: TEXT.length, focus: TEXT.length });
  });

  it('does nothing where texts carry no marks', () => {
    const test = open([]).key('ArrowRight');
    expect(caret(test)).toBeNull();
  });
});

describe('move-span-edge', () => {
  it('moves the end, or with Shift the start, by a character or a word, one step of undo each', () => {
    const test = open()
      .key('Home', ctrl)
      .key('ArrowRight', { ...ctrl, ...shift })
      .key('Digit1');
    test.key('ArrowRight', { ...alt, ...ctrl });
    expect(spans(test)).toEqual(['Ada Lovelace']);
    test.key('ArrowLeft', alt);
    expect(spans(test)).toEqual(['Ada Lovelac']);
    test.key('ArrowRight', { ...alt, ...shift });
    expect(spans(test)).toEqual(['da Lovelac']);
    test.act('undo');
    expect(spans(test)).not.toEqual(['da Lovelac']);
  });

  it('never lets the edges meet', () => {
    const test = open()
      .key('Home', ctrl)
      .key('ArrowRight', { ...ctrl, ...shift })
      .key('Digit1');
    for (let press = 0; press < 9; press += 1) test.key('ArrowLeft', alt);
    expect(spans(test)).toEqual(['A']);
  });
});

describe('find-in-text', () => {
  it('asks the host to look for words', () => {
    open().key('KeyF', ctrl).expectRequests('find-in-text');
    new TestEditor().key('KeyF', ctrl).expectRequests();
  });
});

describe('next-keyword', () => {
  it('asks for the next keyword, with Shift for the one before', () => {
    open().key('KeyK').key('KeyK', shift).expectRequests('next-keyword', 'previous-keyword');
  });

  it('is of no use without keywords, or while they are not shown', () => {
    open(['span'], []).key('KeyK').expectRequests();
    open().act('toggle-keywords').key('KeyK').expectRequests();
  });
});

describe('toggle-keywords', () => {
  it('underlines keywords, or no longer', () => {
    const test = open().key('KeyK', alt);
    expect(settings(test).hasKeywords).toBe(false);
    expect(settings(test.key('KeyK', alt)).hasKeywords).toBe(true);
  });
});

describe('toggle-word-snap', () => {
  it('lets a drag choose single characters, or whole words again', () => {
    const test = open().key('KeyW', alt).drag([1, 0.5], [2, 0.5]);
    expect(spans(test)).toEqual(['d']);
    test.act('undo').key('KeyW', alt).drag([1, 0.5], [2, 0.5]);
    expect(spans(test)).toEqual(['Ada']);
  });
});

describe('turn-text-direction', () => {
  it('goes from as the letters run to the left and to the right, and back', () => {
    const test = open();
    const seen = [0, 1, 2, 3].map((press) => {
      if (press > 0) test.key('KeyR', alt);
      return settings(test).direction;
    });
    expect(seen).toEqual(['auto', 'ltr', 'rtl', 'auto']);
  });
});

describe('scroll-text', () => {
  it('asks for the next part of the text and the one before, and gives up a caret left behind', () => {
    const test = open().key('Home', ctrl);
    expect(caret(test)).toEqual({ anchor: 0, focus: 0 });
    test.key('PageDown').key('PageUp').expectRequests('next-page', 'previous-page');
    expect(caret(test)).toBeNull();
  });

  it('keeps what is chosen', () => {
    const test = open().key('Home', ctrl).key('ArrowRight', shift).key('PageDown');
    expect(caret(test)).toEqual({ anchor: 0, focus: 1 });
  });
});
