import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { applyDraftDiffs } from '@/core/draft/draft-diff';
import { type DraftDocument, DraftDocumentSchema } from '@/core/draft/draft-document';
import { type DraftOperation, keepNewest, rewindDraft } from '@/core/draft/draft-operation';
import type {
  AssignmentId,
  LocalStore,
  StoredLog,
  UnsentAnswer,
  UnsentComment,
} from './local-store';
import { isUnsaved } from './memory-store';

/** After so many operations the snapshot is written anew, and the oldest ones may go. */
const SNAPSHOT_EVERY = 50;

/** Written with each operation: small, however large the draft. */
interface DraftRow {
  assignmentId: AssignmentId;
  savedAt: number;
  /** These are absent in rows of version 1. */
  userId?: string;
  version?: number;
  ackedSeq?: number;
  answeredAt?: number | null;
}

/** The draft as it was after operation `seq`. */
interface SnapshotRow {
  assignmentId: AssignmentId;
  draft: DraftDocument;
  seq: number;
}

/** A draft's row up to version 2, when the snapshot lay in it. */
type OldDraftRow = DraftRow & { draft: DraftDocument; seq?: number };

type OperationRow = DraftOperation & { assignmentId: AssignmentId };

export interface LocalSchema extends DBSchema {
  drafts: { key: string; value: DraftRow };
  snapshots: { key: string; value: SnapshotRow };
  operations: { key: [string, number]; value: OperationRow };
  unsent: { key: string; value: UnsentAnswer; indexes: { queuedAt: number } };
  comments: { key: string; value: UnsentComment; indexes: { queuedAt: number } };
}
type LocalDb = IDBPDatabase<LocalSchema>;

/** Where a log lies. */
const LOG_STORES = ['drafts', 'snapshots', 'operations'] as const;

const rangeOf = (id: string) => IDBKeyRange.bound([id, 0], [id, Number.POSITIVE_INFINITY]);

async function readStored(db: LocalDb, id: AssignmentId): Promise<StoredLog | null> {
  const reading = db.transaction(LOG_STORES);
  const [row, snapshot, rows] = await Promise.all([
    reading.objectStore('drafts').get(id),
    reading.objectStore('snapshots').get(id),
    reading.objectStore('operations').getAll(rangeOf(id)),
  ]);
  if (row === undefined || snapshot === undefined) return null;
  const operations = rows.map(({ assignmentId: _id, ...operation }) => operation);
  const draft = DraftDocumentSchema.parse(snapshot.draft);
  const before = operations.filter(({ seq }) => seq <= snapshot.seq);
  const { version = 0, ackedSeq = 0 } = row;
  return { base: rewindDraft(draft, before), operations, version, ackedSeq };
}

async function removeStored(db: LocalDb, id: AssignmentId): Promise<void> {
  const change = db.transaction(LOG_STORES, 'readwrite');
  await Promise.all([
    change.objectStore('drafts').delete(id),
    change.objectStore('snapshots').delete(id),
    change.objectStore('operations').delete(rangeOf(id)),
    change.done,
  ]);
}

/** Writes the snapshot anew once it lies far behind; the oldest acknowledged operations go. */
async function compact(db: LocalDb, id: AssignmentId): Promise<void> {
  const change = db.transaction(LOG_STORES, 'readwrite');
  const [snapshots, operations] = [
    change.objectStore('snapshots'),
    change.objectStore('operations'),
  ];
  const [row, snapshot, rows] = await Promise.all([
    change.objectStore('drafts').get(id),
    snapshots.get(id),
    operations.getAll(rangeOf(id)),
  ]);
  const newest = rows.at(-1)?.seq ?? 0;
  if (snapshot !== undefined && newest - snapshot.seq >= SNAPSHOT_EVERY) {
    const since = rows.filter(({ seq }) => seq > snapshot.seq).map(({ diff }) => diff);
    const draft = applyDraftDiffs(snapshot.draft, since);
    await snapshots.put({ assignmentId: id, draft, seq: newest });
    const first = keepNewest(rows)[0]?.seq ?? newest;
    const cut = Math.min(first, (row?.ackedSeq ?? 0) + 1);
    await operations.delete(IDBKeyRange.bound([id, 0], [id, cut], false, true));
  }
  await change.done;
}

/** Wraps an open database. */
export function makeIndexedStore(db: LocalDb): LocalStore {
  const patch = async (id: AssignmentId, part: Partial<DraftRow>) => {
    const change = db.transaction('drafts', 'readwrite');
    const row = await change.store.get(id);
    if (row !== undefined) await change.store.put({ ...row, ...part });
    await change.done;
  };
  const readLog = (id: AssignmentId) => readStored(db, id);
  return {
    readLog,
    appendOperations: async ({ id, userId, base, after }, added) => {
      const [first] = added;
      if (first === undefined) return true;
      const change = db.transaction(LOG_STORES, 'readwrite');
      const [drafts, operations] = [change.objectStore('drafts'), change.objectStore('operations')];
      const cursor = await operations.openCursor(rangeOf(id), 'prev');
      const doesJoin = (cursor?.value.id ?? null) === after;
      if (doesJoin) {
        const row = await drafts.get(id);
        const snapshots = change.objectStore('snapshots');
        if ((await snapshots.getKey(id)) === undefined) {
          await snapshots.put({ assignmentId: id, draft: base(), seq: first.seq - 1 });
        }
        await drafts.put({ ...row, assignmentId: id, userId, savedAt: Date.now() });
        await Promise.all(added.map((each) => operations.put({ ...each, assignmentId: id })));
      }
      await change.done;
      if (doesJoin && first.seq % SNAPSHOT_EVERY < added.length) await compact(db, id);
      return doesJoin;
    },
    replaceLog: async (id, userId, { base, operations: log, version, ackedSeq }) => {
      const change = db.transaction(LOG_STORES, 'readwrite');
      const [drafts, operations] = [change.objectStore('drafts'), change.objectStore('operations')];
      const seq = (log[0]?.seq ?? 1) - 1;
      const meta = { userId, version, ackedSeq, savedAt: Date.now() };
      const row = await drafts.get(id);
      await operations.delete(rangeOf(id));
      await Promise.all([
        drafts.put({ ...row, assignmentId: id, ...meta }),
        change.objectStore('snapshots').put({ assignmentId: id, draft: base, seq }),
        ...log.map((each) => operations.put({ ...each, assignmentId: id })),
        change.done,
      ]);
    },
    writeReceipt: (id, receipt) => patch(id, receipt),
    removeLog: (id) => removeStored(db, id),
    listUnsaved: async (userId) => {
      const own = (await db.getAll('drafts')).filter(
        (row) => row.userId === userId && (row.answeredAt ?? null) === null,
      );
      const ids: AssignmentId[] = [];
      for (const { assignmentId } of own) {
        const log = await readLog(assignmentId);
        if (log !== null && isUnsaved(log)) ids.push(assignmentId);
      }
      return ids;
    },
    queueAnswer: async (answer) => {
      const id = answer.assignmentId;
      const change = db.transaction(['unsent', 'drafts'], 'readwrite', { durability: 'strict' });
      const drafts = change.objectStore('drafts');
      const [row, answeredAt] = [await drafts.get(id), Date.now()];
      // the last operations may still be on their way: they find that the answer was given
      const { userId } = answer;
      await drafts.put({ assignmentId: id, userId, savedAt: answeredAt, ...row, answeredAt });
      await change.objectStore('unsent').put(answer);
      await change.done;
    },
    listUnsent: async (userId) =>
      (await db.getAllFromIndex('unsent', 'queuedAt')).filter((answer) => answer.userId === userId),
    removeUnsent: (id) => db.delete('unsent', id),
    queueComment: async (comment) => {
      const change = db.transaction('comments', 'readwrite', { durability: 'strict' });
      await change.store.put(comment);
      await change.done;
    },
    listUnsentComments: async (userId) =>
      (await db.getAllFromIndex('comments', 'queuedAt')).filter((one) => one.userId === userId),
    removeUnsentComment: (key) => db.delete('comments', key),
    countOthers: async (userId) => {
      const kept = await Promise.all([db.getAll('unsent'), db.getAll('comments')]);
      return kept.flat().filter((one) => one.userId !== userId).length;
    },
    reopenLog: (id) => patch(id, { answeredAt: null }),
    removeAnswered: async (before) => {
      for (const { assignmentId, answeredAt = null } of await db.getAll('drafts')) {
        if (answeredAt === null || answeredAt >= before) continue;
        await removeStored(db, assignmentId);
      }
    },
  };
}

/** What can go wrong while the store is open, without anybody's call failing. */
export interface StoreTroubles {
  /** A newer version of the page wants to open it: this page has let go. */
  onTakenOver: () => void;
}

/**
 * Opens the browser's store; what earlier versions kept stays.
 * @throws where the browser refuses IndexedDB (private mode, no space), or an older version of the
 *   page holds it open in another tab (`blocked`)
 */
export async function openIndexedStore({ onTakenOver }: StoreTroubles): Promise<LocalStore> {
  let refuse: (reason: Error) => void = () => {};
  const blocked = new Promise<never>((_, reject) => {
    refuse = reject;
  });
  const opening = openDB<LocalSchema>('concord-work', 3, {
    upgrade: async (db, from, _to, change) => {
      if (from < 1) {
        db.createObjectStore('drafts', { keyPath: 'assignmentId' });
        const unsent = db.createObjectStore('unsent', { keyPath: 'assignmentId' });
        unsent.createIndex('queuedAt', 'queuedAt');
      }
      if (from < 2) db.createObjectStore('operations', { keyPath: ['assignmentId', 'seq'] });
      const comments = db.createObjectStore('comments', { keyPath: 'idempotencyKey' });
      comments.createIndex('queuedAt', 'queuedAt');
      const snapshots = db.createObjectStore('snapshots', { keyPath: 'assignmentId' });
      const drafts = change.objectStore('drafts');
      for (const { draft, seq = 0, ...row } of (await drafts.getAll()) as OldDraftRow[]) {
        await snapshots.put({ assignmentId: row.assignmentId, draft, seq });
        await drafts.put(row);
      }
    },
    blocked: () => refuse(new Error('blocked')),
    blocking: (_, __, event) => {
      (event.target as IDBDatabase).close();
      onTakenOver();
    },
    terminated: onTakenOver,
  });
  try {
    return makeIndexedStore(await Promise.race([opening, blocked]));
  } catch (error) {
    // should it still open once the other tab has gone, nobody uses it
    void opening.then((late) => late.close()).catch(() => null);
    throw error;
  }
}
