import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RegionId } from '@/editor/records';
import type { SpanRecord } from '@/editor/shapes/span-shape';
import { toRecord } from '@/editor/records';
import { cutRuns } from './cut-runs';
import { LANES_MAX, placeSpans } from './place-spans';
import { rangesWithin } from './ranges-within';

function spanOf(index: number, start: number, length: number, classId = 0): SpanRecord {
  const region = {
    kind: 'span' as const,
    classId,
    attributes: {},
    origin: 'manual' as const,
    start,
    end: start + length,
  };
  return toRecord(region, { id: `rgn_${index}` as RegionId, z: index }) as SpanRecord;
}

const spanLists = fc
  .array(fc.tuple(fc.nat(80), fc.integer({ min: 1, max: 20 })), { maxLength: 30 })
  .map((list) => list.map(([start, length], index) => spanOf(index, start, length)));

describe('placeSpans', () => {
  test('spans that overlap never share an underline while there are free ones', () => {
    fc.assert(
      fc.property(spanLists, (spans) => {
        const placed = [...placeSpans(spans, () => 3).values()];
        expect(placed).toHaveLength(spans.length);
        for (const [index, a] of placed.entries()) {
          for (const b of placed.slice(index + 1)) {
            const isOver = a.span.start < b.span.end && b.span.start < a.span.end;
            if (isOver && a.lane < LANES_MAX - 1) expect(a.lane).not.toBe(b.lane);
          }
        }
      }),
    );
  });

  test('a short span leaves room for its label', () => {
    const placed = placeSpans([spanOf(0, 0, 2), spanOf(1, 3, 2), spanOf(2, 20, 2)], () => 10);
    expect([...placed.values()].map(({ lane }) => lane)).toEqual([0, 1, 0]);
  });
});

describe('cutRuns', () => {
  test('runs cover the block without a gap, and each says what lies over all of it', () => {
    fc.assert(
      fc.property(spanLists, fc.nat(60), fc.nat(60), (spans, from, length) => {
        const block = { start: from, end: from + length };
        const placed = [...placeSpans(spans, () => 0).values()];
        const runs = cutRuns(block, {
          spans: placed,
          keywords: [{ start: 10, end: 15, classId: 7 }],
          found: [{ start: 12, end: 18 }],
          current: { start: 12, end: 18 },
          chosen: { start: 5, end: 30 },
        });
        expect(runs.reduce((at, run) => (run.start === at ? run.end : -1), block.start)).toBe(
          block.end,
        );
        for (const run of runs) {
          for (let at = run.start; at < run.end; at += 1) {
            const over = placed.filter(({ span }) => span.start <= at && at < span.end);
            expect(run.spans).toEqual(over);
            expect(run.keywordClassId).toBe(at >= 10 && at < 15 ? 7 : null);
            expect([run.isFound, run.isCurrent]).toEqual(Array(2).fill(at >= 12 && at < 18));
            expect(run.isChosen).toBe(at >= 5 && at < 30);
          }
        }
      }),
    );
  });
});

test('rangesWithin finds what a scan finds', () => {
  const sorted = fc
    .array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 4 })), { maxLength: 30 })
    .map((steps) => {
      let at = 0;
      return steps.map(([gap, length]) => {
        const start = at + gap;
        at = start + length;
        return { start, end: at };
      });
    });
  fc.assert(
    fc.property(sorted, fc.nat(100), fc.nat(50), (ranges, start, length) => {
      const area = { start, end: start + length };
      const scanned = ranges.filter((range) => range.start < area.end && range.end > area.start);
      expect(rangesWithin(ranges, area)).toEqual(scanned);
    }),
  );
});
