import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BoxRegion } from '@/core/annotation';
import { agreementWith, type Consensus } from './compare-vote';
import { isQueueDone, makeReviewQueue, moveQueue, reopenTask, settleTask } from './review-queue';
import { voteLook } from './vote-colors';

const box = (x: number, classId = 0): BoxRegion => ({
  kind: 'box',
  classId,
  attributes: {},
  origin: 'manual',
  x,
  y: 0,
  width: 10,
  height: 10,
  rotation: 0,
});

describe('the review queue', () => {
  it('opens on the named task, also when it is no dispute any more', () => {
    expect(makeReviewQueue(['a', 'b'], 'b')).toMatchObject({ taskIds: ['a', 'b'], index: 1 });
    expect(makeReviewQueue(['a', 'b'], 'c')).toMatchObject({ taskIds: ['c', 'a', 'b'], index: 0 });
    expect(makeReviewQueue([])).toMatchObject({ taskIds: [], index: 0 });
  });

  it('goes on to what is not settled, and is done exactly when all is', () => {
    const ids = ['a', 'b', 'c', 'd'];
    fc.assert(
      fc.property(fc.shuffledSubarray(ids, { minLength: 4 }), (order) => {
        let queue = makeReviewQueue(ids);
        order.forEach((taskId, done) => {
          expect(isQueueDone(queue)).toBe(false);
          queue = settleTask(queue, taskId);
          const current = queue.taskIds[queue.index] ?? '';
          expect(queue.settled.has(current)).toBe(done === 3);
        });
        expect(isQueueDone(queue)).toBe(true);
        expect(isQueueDone(reopenTask(queue, 'b'))).toBe(false);
      }),
    );
  });

  it('stays within its ends', () => {
    const queue = makeReviewQueue(['a', 'b']);
    expect(moveQueue(queue, -1)).toBe(queue);
    expect(moveQueue(moveQueue(queue, 1), 1).index).toBe(1);
  });
});

describe('one answer against the consensus', () => {
  const consensus = {
    regions: [
      { region: box(0), isDisputed: false },
      { region: box(50, 1), isDisputed: false },
      { region: box(100), isDisputed: true },
    ],
    classIds: [2],
  } as unknown as Consensus;

  it('is compared by class, by objects, or by the less of both', () => {
    const answer = { regions: [box(1), box(50)], classIds: [2] };
    expect(agreementWith(answer, consensus, { classes: true, regions: false })).toBe(1);
    expect(agreementWith(answer, consensus, { classes: true, regions: true })).toBe(0.5);
    expect(
      agreementWith({ ...answer, classIds: [1] }, consensus, { classes: true, regions: true }),
    ).toBe(0);
  });
});

it('no two of the first twenty people look the same', () => {
  const looks = Array.from({ length: 20 }, (_, place) => Object.values(voteLook(place)).join(' '));
  expect(new Set(looks).size).toBe(20);
});
