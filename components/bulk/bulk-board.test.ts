import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AssignmentId } from '../workbench/session/local-store';
import { BulkBoard, type BulkItem, SEEN_MS } from './bulk-board';

const idOf = (index: number) => `asg_${index}` as AssignmentId;

function itemOf(index: number, more: Partial<BulkItem> = {}): BulkItem {
  return {
    id: idOf(index),
    name: `text ${index}`,
    text: `Words of ${index}`,
    thumbnailUrl: null,
    proposedIds: [],
    confidence: null,
    ...more,
  };
}

function makeBoard(items: readonly BulkItem[], isMultiple = false): BulkBoard {
  const board = new BulkBoard({ isMultiple, placeOf: (id) => id, nowMs: 0 });
  board.add(items, 0);
  for (const { id } of items) board.setPainted(id, true, 0);
  return board;
}

const givenOf = (board: BulkBoard) =>
  [...board.given].map(([id, { classIds }]) => [id.slice(4), ...classIds].join(' '));

describe('BulkBoard', () => {
  test('a key gives the class to what is selected, and one key takes it back', () => {
    const board = makeBoard([0, 1, 2, 3].map((index) => itemOf(index)));
    board.click(idOf(1));
    board.click(idOf(3), { shift: true });
    board.click(idOf(2), { mod: true });
    expect(board.give(5, 1_000)).toEqual({ given: 2, unseen: 0 });
    expect(givenOf(board)).toEqual(['1 5', '3 5']);
    board.selectAll();
    board.give(6, 2_000);
    expect(givenOf(board)).toEqual(['1 6', '3 6', '0 6', '2 6']);
    expect([board.undo(), board.undo(), board.undo()]).toEqual([true, true, false]);
    expect(givenOf(board)).toEqual([]);
  });

  test('what has not been in sight for long enough is left out', () => {
    const board = new BulkBoard({ isMultiple: false, placeOf: (id) => id, nowMs: 0 });
    board.add([itemOf(0), itemOf(1), itemOf(2), itemOf(3)], 0);
    board.setPainted(idOf(0), true, 0);
    board.setPainted(idOf(1), true, 100);
    board.setPainted(idOf(2), true, 0);
    board.setPainted(idOf(2), false, SEEN_MS - 1);
    board.setPainted(idOf(3), true, 0);
    board.setPainted(idOf(3), false, SEEN_MS);
    board.selectAll();
    expect(board.give(1, SEEN_MS)).toEqual({ given: 2, unseen: 2 });
    expect(givenOf(board)).toEqual(['0 1', '3 1']);
  });

  test('what was seen before its proposal came is looked at again before it is accepted', () => {
    const board = makeBoard([itemOf(0), itemOf(1)]);
    board.setPainted(idOf(0), false, 400);
    board.add([itemOf(0, { proposedIds: [2] }), itemOf(1, { proposedIds: [2] })], 500);
    expect(board.accept(500 + SEEN_MS - 1)).toEqual({ given: 0, unseen: 2 });
    expect(board.accept(500 + SEEN_MS)).toEqual({ given: 1, unseen: 1 });
    expect(givenOf(board)).toEqual(['1 2']);
  });

  test('stands by proposed class, the surest first, and accepts what was not answered by hand', () => {
    const board = makeBoard([
      itemOf(0, { proposedIds: [2], confidence: 0.6 }),
      itemOf(1),
      itemOf(2, { proposedIds: [1], confidence: 0.7 }),
      itemOf(3, { proposedIds: [2], confidence: 0.9 }),
    ]);
    expect(board.shown.map(({ id }) => id)).toEqual([2, 3, 0, 1].map(idOf));
    board.click(idOf(3));
    board.give(7, 900);
    expect(board.accept(1_000)).toEqual({ given: 2, unseen: 0 });
    expect(givenOf(board).sort()).toEqual(['0 2', '2 1', '3 7']);
    expect(board.take().map(([{ id }]) => id)).toEqual([0, 2, 3].map(idOf));
    expect(board.shown.map(({ id }) => id)).toEqual([idOf(1)]);
    expect(board.undo()).toBe(false);
  });

  test('accepting goes on at the first that was not seen, until all were', () => {
    const proposal = { proposedIds: [1], confidence: 0.9 };
    const board = new BulkBoard({ isMultiple: false, placeOf: (id) => id, nowMs: 0 });
    board.add([itemOf(0, proposal), itemOf(1), itemOf(2, proposal), itemOf(3, proposal)], 0);
    // the one without a proposal stands last
    for (const index of [0, 2]) board.setPainted(idOf(index), true, 0);
    expect(board.accept(SEEN_MS)).toEqual({ given: 2, unseen: 1 });
    const first = board.goOnAt;
    expect(first).toEqual({ id: idOf(3) });
    board.accept(SEEN_MS + 1);
    expect(board.goOnAt).toEqual(first);
    expect(board.goOnAt).not.toBe(first);
    for (const index of [3, 1]) board.setPainted(idOf(index), true, 1_000);
    expect(board.accept(1_000 + SEEN_MS)).toEqual({ given: 1, unseen: 0 });
    expect(board.goOnAt).toBeNull();
  });

  test('a filter hides, and what is hidden is neither selected nor answered', () => {
    const board = makeBoard([
      itemOf(0, { text: 'Refund please' }),
      itemOf(1, { text: 'Thank you' }),
      itemOf(2, { text: 'A REFUND, thank you' }),
    ]);
    board.selectAll();
    board.setFilter({ search: 'refund' });
    expect([...board.selected]).toEqual([idOf(0), idOf(2)]);
    board.give(1, 1_000);
    board.setFilter({ search: '' });
    expect(givenOf(board)).toEqual(['0 1', '2 1']);
  });

  test('where several classes may be given a key adds one, and takes it away from all', () => {
    const board = makeBoard([itemOf(0), itemOf(1)], true);
    board.click(idOf(0));
    board.give(1, 500);
    board.selectAll();
    board.give(2, 600);
    board.give(1, 700);
    expect(givenOf(board)).toEqual(['0 2 1', '1 2 1']);
    board.give(1, 800);
    expect(givenOf(board)).toEqual(['0 2', '1 2']);
  });

  test('arrows walk, with Shift they select as far as there', () => {
    const board = makeBoard([0, 1, 2, 3].map((index) => itemOf(index)));
    board.move(1, false);
    board.move(1, false);
    board.move(2, true);
    expect([...board.selected]).toEqual([1, 2, 3].map(idOf));
    board.move(-1, true);
    expect([...board.selected]).toEqual([1, 2].map(idOf));
  });

  test('the time spent is shared among those answered together, and never counted twice', () => {
    const board = makeBoard([0, 1, 2].map((index) => itemOf(index)));
    board.selectAll();
    board.give(1, 9_000);
    board.click(idOf(0));
    board.give(2, 10_000);
    expect(board.take().map(([, { durationMs }]) => durationMs)).toEqual([4_000, 3_000, 3_000]);
  });

  test('undoing everything restores the start, whatever was done', () => {
    const step = fc.record({
      do: fc.constantFrom('click', 'give', 'accept', 'all', 'move'),
      at: fc.nat(9),
      shift: fc.boolean(),
      mod: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.boolean(), (steps, isMultiple) => {
        const items = [...Array(10).keys()].map((index) =>
          itemOf(index, { proposedIds: index % 3 === 0 ? [] : [index % 3] }),
        );
        const board = makeBoard(items, isMultiple);
        for (const { do: act, at, shift, mod } of steps) {
          if (act === 'click') board.click(idOf(at), { shift, mod });
          else if (act === 'give') board.give(at % 4, 1_000);
          else if (act === 'accept') board.accept(1_000);
          else if (act === 'all') board.selectAll();
          else board.move(at - 5, shift);
        }
        while (board.undo());
        expect(board.given.size).toBe(0);
        expect(board.take()).toEqual([]);
      }),
    );
  });
});
