import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { beforeEach, describe, expect, test } from 'vitest';
import { answerToDraft, type DraftDocument, EMPTY_DRAFT } from '@/core/draft/draft-document';
import { type DraftOperation, rewindDraft } from '@/core/draft/draft-operation';
import { draftOf } from '@/core/draft/merge-logs';
import { openIndexedStore } from './indexed-store';
import type { AssignmentId, LocalStore } from './local-store';

const ID = 'asg_1' as AssignmentId;
const USER = 'usr_1';
const open = () => openIndexedStore({ onTakenOver: () => {} });

/** Sets the sticky class, so that each operation can be told in the draft. */
function operation(seq: number): DraftOperation {
  const diff = { regions: [], activeClassId: { from: seq === 1 ? null : seq - 1, to: seq } };
  const step = { kind: 'aside', name: 'class', joins: false, at: 1 } as const;
  return { ...step, seq, id: `operation-${seq}`, diff };
}

const DRAFT: DraftDocument = answerToDraft({
  regions: [
    {
      ...{ kind: 'box', x: 1, y: 2, width: 3, height: 4, rotation: 0 },
      ...{ id: 'rgn_1', classId: 0, attributes: {}, origin: 'manual' },
    },
  ],
  classIds: [],
});

async function append(store: LocalStore, seq: number, base = DRAFT): Promise<boolean> {
  const after = seq === 1 ? null : `operation-${seq - 1}`;
  return store.appendOperations({ id: ID, userId: USER, base: () => base, after }, [
    operation(seq),
  ]);
}

beforeEach(async () => {
  for (const { name = '' } of await indexedDB.databases()) indexedDB.deleteDatabase(name);
});

describe('a log in the browser', () => {
  test('opens as it was, through many operations and a new snapshot', async () => {
    const store = await open();
    for (let seq = 1; seq <= 120; seq += 1) expect(await append(store, seq)).toBe(true);
    const log = await store.readLog(ID);
    expect(log?.operations.map(({ seq }) => seq)).toEqual(
      Array.from({ length: 120 }, (_, index) => index + 1),
    );
    expect(log?.base).toEqual(DRAFT);
    expect(log && draftOf(log).activeClassId).toBe(120);
  });

  test('asks for the ground only with the first operation', async () => {
    const store = await open();
    await append(store, 1);
    const refuse = () => {
      throw new Error('asked again');
    };
    const place = { id: ID, userId: USER, base: refuse, after: 'operation-1' };
    expect(await store.appendOperations(place, [operation(2)])).toBe(true);
  });

  test('refuses operations that do not follow what is there', async () => {
    const store = await open();
    await append(store, 1);
    expect(await append(store, 3)).toBe(false);
    expect((await store.readLog(ID))?.operations).toHaveLength(1);
  });

  test('keeps what the server has, and says what it lacks', async () => {
    const store = await open();
    await append(store, 1);
    expect(await store.listUnsaved(USER)).toEqual([ID]);
    await store.writeReceipt(ID, { version: 1, ackedSeq: 1 });
    expect(await store.listUnsaved(USER)).toEqual([]);
    expect(await store.readLog(ID)).toMatchObject({ version: 1, ackedSeq: 1, base: DRAFT });
  });

  test('goes after its time, also where the answer was queued ahead of its one operation', async () => {
    const store = await open();
    const body = { regions: [], classIds: [1] };
    const answer = { assignmentId: ID, userId: USER, idempotencyKey: 'key', body, queuedAt: 1 };
    await Promise.all([store.queueAnswer(answer), append(store, 1)]);
    expect(await store.readLog(ID)).toMatchObject({ base: DRAFT, operations: [{ seq: 1 }] });
    expect(await store.listUnsaved(USER)).toEqual([]);
    const log = await store.readLog(ID);
    if (log !== null) await store.replaceLog(ID, USER, log);
    await store.reopenLog(ID);
    await store.removeAnswered(Date.now() + 1);
    expect(await store.listUnsaved(USER)).toEqual([ID]);
    await store.queueAnswer(answer);
    if (log !== null) await store.replaceLog(ID, USER, log);
    await store.removeAnswered(Date.now() + 1);
    expect(await store.readLog(ID)).toBeNull();
  });

  test('is gone altogether once it is removed', async () => {
    const store = await open();
    await append(store, 1);
    await store.removeLog(ID);
    expect(await store.readLog(ID)).toBeNull();
    // a new log begins on a ground of its own
    await append(store, 1, EMPTY_DRAFT);
    expect((await store.readLog(ID))?.base).toEqual(EMPTY_DRAFT);
  });
});

test('what version 2 kept opens unchanged', async () => {
  const before = [operation(1), operation(2)];
  const draft = { ...DRAFT, activeClassId: 1 };
  const old = await openDB('concord-work', 2, {
    upgrade: (db) => {
      db.createObjectStore('drafts', { keyPath: 'assignmentId' });
      const unsent = db.createObjectStore('unsent', { keyPath: 'assignmentId' });
      unsent.createIndex('queuedAt', 'queuedAt');
      db.createObjectStore('operations', { keyPath: ['assignmentId', 'seq'] });
    },
  });
  const row = { draft, seq: 1, savedAt: 5, userId: USER, version: 3, ackedSeq: 1 };
  await old.put('drafts', { assignmentId: ID, ...row });
  for (const each of before) await old.put('operations', { ...each, assignmentId: ID });
  await old.put('unsent', { assignmentId: 'asg_2', userId: USER, body: {}, queuedAt: 1 });
  old.close();

  const store = await open();
  const log = await store.readLog(ID);
  expect(log).toMatchObject({ version: 3, ackedSeq: 1, operations: before });
  expect(log?.base).toEqual(rewindDraft(draft, before.slice(0, 1)));
  expect(log && draftOf(log).activeClassId).toBe(2);
  expect(await store.listUnsent(USER)).toHaveLength(1);
  expect(await store.listUnsentComments(USER)).toEqual([]);
  expect(await append(store, 3)).toBe(true);
});
