import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutMarkedText } from './cut-marked-text';

const span = (start: number, end: number, classId = 0) => ({ start, end, classId });

describe('cutMarkedText', () => {
  it('cuts where spans begin and end, by code points', () => {
    expect(cutMarkedText('👍🏽 yes', [span(0, 2, 1), span(1, 4, 2)], 100)).toEqual([
      { start: 0, text: '👍', classIds: [1] },
      { start: 1, text: '🏽', classIds: [1, 2] },
      { start: 2, text: ' y', classIds: [2] },
      { start: 4, text: 'es', classIds: [] },
    ]);
  });

  it('begins shortly before the first span where it lies far in, and says what is left out', () => {
    const text = 'a'.repeat(500);
    const runs = cutMarkedText(text, [span(300, 310)], 100);
    expect(runs.map(({ start, text: { length } }) => [start, length])).toEqual([
      [260, 41],
      [300, 10],
      [310, 51],
    ]);
    expect(runs[0]?.text.startsWith('…')).toBe(true);
    expect(runs[2]?.text.endsWith('…')).toBe(true);
  });

  it('gives nothing of an empty text', () => {
    expect(cutMarkedText('', [], 10)).toEqual([]);
  });

  it('gives back the whole text where it is short enough', () => {
    const spans = fc.array(
      fc.tuple(fc.nat({ max: 20 }), fc.nat({ max: 20 })).map(([start, length]) => ({
        start,
        end: start + length + 1,
        classId: length % 3,
      })),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), spans, (text, marks) => {
        const runs = cutMarkedText(text, marks, 100);
        expect(runs.map((run) => run.text).join('')).toBe(text);
        for (const { start, classIds } of runs) {
          const over = marks.filter((mark) => mark.start <= start && mark.end > start);
          expect(classIds).toHaveLength(over.length);
        }
      }),
    );
  });
});
