import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeLabelSchema } from '../label-schema/make-label-schema';
import type { LabelSchema } from '../label-schema/label-schema';
import { findMatches } from './find-matches';
import { findKeywords } from './find-keywords';
import { foldCase } from './fold-case';
import { TextModel } from './text-model';

function schemaOf(...lists: string[][]): LabelSchema {
  const schema = makeLabelSchema('text', { classes: lists.map((_, id) => ({ name: `c${id}` })) });
  return {
    ...schema,
    classes: schema.classes.map((entry) => ({ ...entry, keywords: lists[entry.id] ?? [] })),
  };
}

function hits(text: string, ...lists: string[][]): [string, number][] {
  const model = new TextModel(text);
  return findKeywords(model, schemaOf(...lists)).map((match) => [
    model.slice(match),
    match.classId,
  ]);
}

describe('findKeywords', () => {
  test('whole words without regard to case, the longest of those that begin together', () => {
    expect(hits('A cat, the CAT-like category: catfish', ['cat'], ['catfish', 'the'])).toEqual([
      ['cat', 0],
      ['the', 1],
      ['CAT', 0],
      ['catfish', 1],
    ]);
    expect(hits('new york times', ['new', 'new york'], ['york times'])).toEqual([['new york', 0]]);
  });

  test('anywhere in scripts that write no spaces, in code points behind emoji', () => {
    expect(hits('👍🏽我在北京大学读书', ['北京'], ['大学'])).toEqual([
      ['北京', 0],
      ['大学', 1],
    ]);
    expect(hits('العربية مرحبا', ['مرحبا'])).toEqual([['مرحبا', 0]]);
    expect(hits('İstanbul STRASSE straße', ['straße'])).toEqual([['straße', 0]]);
  });

  test('however accents are written, and never a letter without its accents', () => {
    const [composed, apart] = ['Café', 'Cafe\u0301'];
    expect(hits(`${apart} 👍 ${composed}`, [composed])).toEqual([
      [apart, 0],
      [composed, 0],
    ]);
    expect(hits(`${composed}, x\u0302`, [apart, 'x'])).toEqual([[composed, 0]]);
    expect(hits('\u1112\u1161\u11ab 한', ['한'])).toEqual([
      ['\u1112\u1161\u11ab', 0],
      ['한', 0],
    ]);
    expect(hits('ΟΔΌΣ Ο\u0301', ['οδός'])).toEqual([['ΟΔΌΣ', 0]]);
  });

  test('whole words of letters beyond the first plane', () => {
    expect(hits('𞤀𞤁 𞤁', ['𞤁'])).toEqual([['𞤁', 0]]);
  });

  test('finds what a search for each word by itself finds', () => {
    const words = fc.uniqueArray(
      fc.string({ unit: fc.constantFrom('山', '川', '田'), minLength: 1, maxLength: 3 }),
      {
        minLength: 1,
        maxLength: 6,
      },
    );
    const texts = fc.string({ unit: fc.constantFrom('山', '川', '田'), maxLength: 40 });
    fc.assert(
      fc.property(words, texts, (list, text) => {
        const expected: string[] = [];
        for (let at = 0; at < text.length; ) {
          const best = list
            .filter((word) => text.startsWith(word, at))
            .sort((a, b) => b.length - a.length)[0];
          if (best !== undefined) expected.push(best);
          at += best?.length ?? 1;
        }
        expect(hits(text, list).map(([word]) => word)).toEqual(expected);
      }),
    );
  });

  test('a class that is gone hints at nothing', () => {
    const schema = schemaOf(['cat'], ['dog']);
    const gone = {
      ...schema,
      classes: schema.classes.map((c) => ({ ...c, isDeleted: c.id === 0 })),
    };
    const found = findKeywords(new TextModel('cat dog'), gone);
    expect(found.map(({ classId }) => classId)).toEqual([1]);
  });
});

describe('findMatches', () => {
  test('every place, in code points', () => {
    const model = new TextModel('Ab 👩‍🚀 aB\nab');
    expect(findMatches(model, 'AB').map((range) => model.slice(range))).toEqual(['Ab', 'aB', 'ab']);
    expect(findMatches(model, '')).toEqual([]);
    const apart = new TextModel('👍 E\u0301te\u0301 x\u0302');
    expect(findMatches(apart, 'été').map((range) => apart.slice(range))).toEqual([
      'E\u0301te\u0301',
    ]);
    expect(findMatches(apart, 'x').map((range) => apart.slice(range))).toEqual(['x\u0302']);
  });
});

test('foldCase never changes the length', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(foldCase(`İ${text}`).length).toBe(text.length + 1);
    }),
  );
});
