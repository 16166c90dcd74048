import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasSearchWords, searchWordsOf, spellingsOf } from './search-words';

/** As a database lower-cases that knows no letters but a to z. */
const lowerPlain = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

describe('words of a search', () => {
  test('are parted by spaces of any kind, and hold no control characters', () => {
    expect(searchWordsOf('  a refund\u00a0now\u3000退款 x\u0000y ')).toEqual(
      'a refund now 退款 x y'.split(' '),
    );
    expect(searchWordsOf(' \u0000 ')).toEqual([]);
  });

  test('all have to occur, in any order and case, and as they are written', () => {
    expect(hasSearchWords('I want a REFUND now', 'now refund')).toBe(true);
    expect(hasSearchWords('I want a REFUND now', 'refund never')).toBe(false);
    expect(hasSearchWords('100 percent', '100%')).toBe(false);
    expect(hasSearchWords('file_name', 'e_n')).toBe(true);
    expect(hasSearchWords('filename', 'e_n')).toBe(false);
    expect(hasSearchWords('E\u0301TE\u0301', 'été')).toBe(true);
    expect(hasSearchWords('anything', '')).toBe(true);
  });

  test('an English word has one spelling, others have those a plain database tells apart', () => {
    expect(spellingsOf('ReFund')).toEqual(['refund']);
    expect(spellingsOf('退款')).toEqual(['退款']);
    for (const text of ['ÉTÉ', 'été', 'Été', 'e\u0301te\u0301', 'ПРИВЕТ', 'Привет']) {
      const word = text.startsWith('П') ? 'привет' : 'éTé';
      expect(spellingsOf(word).some((one) => lowerPlain(text).includes(one))).toBe(true);
    }
  });

  test('a text is found by any of its words, by the browser and by a plain database', () => {
    const letters = fc.array(fc.constantFrom(...'abéÉ退я%_\\'), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(letters, { minLength: 1 }), fc.nat(), (words, at) => {
        const text = words.map((word) => word.join('')).join(' ');
        const word = (words[at % words.length] ?? []).join('');
        expect(hasSearchWords(text, word)).toBe(true);
        expect(spellingsOf(word).some((one) => lowerPlain(text).includes(one))).toBe(true);
      }),
    );
  });
});
