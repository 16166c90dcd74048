import { describe, expect, test } from 'vitest';
import { EMPTY_DRAFT } from '@/core/draft/draft-document';
import type { DraftOperation } from '@/core/draft/draft-operation';
import type { AssignmentId, LocalStore, UnsentAnswer } from './local-store';
import { makeMemoryStore } from './memory-store';
import { makeSafeStore, type StoreTrouble, troubleOf } from './safe-store';

const ID = 'asg_1' as AssignmentId;
const OTHER = 'asg_2' as AssignmentId;
const full = () => Promise.reject(new DOMException('no space', 'QuotaExceededError'));

function operation(seq: number): DraftOperation {
  const step = { kind: 'edit', name: 'x', joins: false, at: 1 } as const;
  return { ...step, seq, id: `operation-${seq}`, diff: { regions: [] } };
}

function answer(assignmentId: AssignmentId): UnsentAnswer {
  return { assignmentId, userId: 'usr_1', idempotencyKey: assignmentId, body: {}, queuedAt: 1 };
}

const place = (after: string | null) => ({
  id: ID,
  userId: 'usr_1',
  base: () => EMPTY_DRAFT,
  after,
});

describe('a store that runs out of space', () => {
  test('goes on in memory with all that was kept, and says so once', async () => {
    const kept = makeMemoryStore();
    const told: StoreTrouble[] = [];
    const broken: LocalStore = { ...kept };
    const store = makeSafeStore(broken, (trouble) => told.push(trouble));
    await store.appendOperations(place(null), [operation(1)]);
    await store.queueAnswer(answer(OTHER));
    Object.assign(broken, { appendOperations: full, queueAnswer: full, writeReceipt: full });
    expect(await store.appendOperations(place('operation-1'), [operation(2)])).toBe(true);
    expect(await store.appendOperations(place('operation-2'), [operation(3)])).toBe(true);
    const log = await store.readLog(ID);
    expect(log?.operations.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    await store.queueAnswer(answer(ID));
    const unsent = await store.listUnsent('usr_1');
    expect(unsent.map(({ assignmentId }) => assignmentId)).toEqual([OTHER, ID]);
    expect(told).toEqual(['full']);
  });

  test('goes on where it stood though nothing that was kept can be read any more', async () => {
    const broken: LocalStore = { ...makeMemoryStore() };
    const told: StoreTrouble[] = [];
    const store = makeSafeStore(broken, (trouble) => told.push(trouble));
    await store.appendOperations(place(null), [operation(1)]);
    // a newer version of the page has taken the store over
    const closed = () => Promise.reject(new DOMException('closed', 'InvalidStateError'));
    Object.assign(broken, { appendOperations: closed, readLog: closed });
    store.giveUp('taken_over');
    expect(await store.appendOperations(place('operation-1'), [operation(2)])).toBe(true);
    expect(await store.appendOperations(place('operation-2'), [operation(3)])).toBe(true);
    const log = await store.readLog(ID);
    expect(log?.operations.map(({ seq }) => seq)).toEqual([2, 3]);
    expect(await store.appendOperations(place('operation-2'), [operation(3)])).toBe(false);
    expect(told).toEqual(['taken_over']);
  });

  test('never hands out an answer again that was sent, though it cannot be removed', async () => {
    const kept = makeMemoryStore();
    await kept.queueAnswer(answer(ID));
    const store = makeSafeStore({ ...kept, removeUnsent: full }, () => {});
    await store.removeUnsent(ID);
    expect(await store.listUnsent('usr_1')).toEqual([]);
    await store.queueAnswer(answer(ID));
    expect(await store.listUnsent('usr_1')).toHaveLength(1);
  });
});

test('every failure of the browser’s store has its own word', () => {
  expect(troubleOf(new DOMException('', 'QuotaExceededError'))).toBe('full');
  expect(troubleOf(new Error('blocked'))).toBe('blocked');
  expect(troubleOf(new DOMException('', 'SecurityError'))).toBe('refused');
});

test('operations are appended only where they join on; an answered log goes after its time', async () => {
  const store = makeMemoryStore();
  await store.appendOperations(place(null), [operation(1)]);
  expect(await store.appendOperations(place(null), [operation(1)])).toBe(false);
  expect(await store.listUnsaved('usr_1')).toEqual([ID]);
  expect(await store.listUnsaved('usr_2')).toEqual([]);
  await store.writeReceipt(ID, { version: 1, ackedSeq: 1 });
  expect(await store.listUnsaved('usr_1')).toEqual([]);
  await store.queueAnswer(answer(ID));
  expect(await store.countOthers('usr_2')).toBe(1);
  await store.removeAnswered(0);
  expect(await store.readLog(ID)).not.toBeNull();
  await store.removeAnswered(Date.now() + 1);
  expect(await store.readLog(ID)).toBeNull();
});
