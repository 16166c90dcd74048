import { describe, expect, test } from 'vitest';
import { EMPTY_DRAFT } from '@/core/draft/draft-document';
import { type DraftOperation, OPERATIONS_KEPT } from '@/core/draft/draft-operation';
import { DraftLedger } from './draft-ledger';

/** Chooses a class at each operation: the draft after the nth has the class n. */
function choose(seq: number): DraftOperation {
  return {
    ...{ seq, id: `operation-${seq}`, at: 1, kind: 'edit', name: 'set-class', joins: false },
    diff: { regions: [], activeClassId: { from: seq === 1 ? null : seq - 1, to: seq } },
  };
}
const upTo = (seq: number) => Array.from({ length: seq }, (_, index) => choose(index + 1));

function open(count = 0): DraftLedger {
  const ledger = new DraftLedger({ base: EMPTY_DRAFT, operations: [], version: 0, ackedSeq: 0 });
  ledger.append(upTo(count));
  return ledger;
}

describe('the ledger of a draft', () => {
  test('gives the draft at any operation, and what is lacking after one', () => {
    const ledger = open(5);
    expect(ledger.seq).toBe(5);
    expect(ledger.draft.activeClassId).toBe(5);
    expect(ledger.upTo(0).operations).toEqual([]);
    expect(ledger.upTo(3).operations.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(ledger.after(3).map(({ seq }) => seq)).toEqual([4, 5]);
  });

  test('knows what the server has, and is not told less by a receipt that comes late', () => {
    const ledger = open(3);
    expect(ledger.isUnsaved).toBe(true);
    expect(ledger.acknowledge({ version: 2, ackedSeq: 3 })).toBe(true);
    expect(ledger.acknowledge({ version: 1, ackedSeq: 2 })).toBe(false);
    expect(ledger.isUnsaved).toBe(false);
    ledger.append([choose(4)]);
    expect(ledger.isUnsaved).toBe(true);
    expect(ledger.receipt).toEqual({ version: 2, ackedSeq: 3 });
  });

  test('goes on counting from what the server has where no operation is left', () => {
    const ledger = new DraftLedger({ base: EMPTY_DRAFT, operations: [], version: 4, ackedSeq: 9 });
    expect(ledger.seq).toBe(9);
  });

  test('keeps the newest operations; the oldest become part of the ground, and the draft stays', () => {
    const count = OPERATIONS_KEPT * 1.2;
    const ledger = open(count - 1);
    ledger.shorten();
    expect(ledger.history.operations).toHaveLength(count - 1);
    ledger.append([choose(count)]);
    ledger.shorten();
    expect(ledger.history.operations).toHaveLength(OPERATIONS_KEPT);
    expect(ledger.history.base.activeClassId).toBe(count - OPERATIONS_KEPT);
    expect(ledger.draft.activeClassId).toBe(count);
  });

  test('takes another log in the place of all', () => {
    const ledger = open(5);
    const joined = { base: EMPTY_DRAFT, operations: upTo(2) };
    ledger.replace(joined, { version: 7, ackedSeq: 1 });
    expect(ledger.stored).toEqual({ ...joined, version: 7, ackedSeq: 1 });
  });
});
