import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { applyDraftDiffs } from '@/core/draft/draft-diff';
import { type DraftDocument, DraftDocumentSchema } from '@/core/draft/draft-document';
import { type DraftOperation, keepNewest, rewindDraft } from '@/core/draft/draft-operation';
import type { AssignmentId, LocalStore, StoredLog, UnsentAnswer } from './local-store';
import { isUnsaved } from './memory-store';

/** After so many operations the snapshot is written anew, and the oldest ones may go. */
const SNAPSHOT_EVERY = 50;

interface DraftRow {
  assignmentId: AssignmentId;
  /** The snapshot: the draft after operation `seq`. */
  draft: DraftDocument;
  savedAt: number;
  /** These are absent in rows of version 1. */
  userId?: string;
  seq?: number;
  version?: number;
  ackedSeq?: number;
  answeredAt?: number | null;
}

type OperationRow = DraftOperation & { assignmentId: AssignmentId };

export interface LocalSchema extends DBSchema {
  drafts: { key: string; value: DraftRow };
  operations: { key: [string, number]; value: OperationRow };
  unsent: { key: string; value: UnsentAnswer; indexes: { queuedAt: number } };
}
type LocalDb = IDBPDatabase<LocalSchema>;

const rangeOf = (id: string) => IDBKeyRange.bound([id, 0], [id, Number.POSITIVE_INFINITY]);

function toLog(row: DraftRow, rows: readonly OperationRow[]): StoredLog {
  const operations = rows.map(({ assignmentId: _id, ...operation }) => operation);
  const { seq = 0, version = 0, ackedSeq = 0 } = row;
  const snapshot = DraftDocumentSchema.parse(row.draft);
  const before = operations.filter((operation) => operation.seq <= seq);
  return { base: rewindDraft(snapshot, before), operations, version, ackedSeq };
}

async function readRows(db: LocalDb, id: AssignmentId) {
  const reading = db.transaction(['drafts', 'operations']);
  const [row, rows] = await Promise.all([
    reading.objectStore('drafts').get(id),
    reading.objectStore('operations').getAll(rangeOf(id)),
  ]);
  return row === undefined ? null : { row, rows };
}

/** Writes the snapshot anew once it lies far behind; the oldest acknowledged operations go. */
async function compact(db: LocalDb, id: AssignmentId): Promise<void> {
  const change = db.transaction(['drafts', 'operations'], 'readwrite');
  const [drafts, operations] = [change.objectStore('drafts'), change.objectStore('operations')];
  const [row, rows] = await Promise.all([drafts.get(id), operations.getAll(rangeOf(id))]);
  const newest = rows.at(-1)?.seq ?? 0;
  const { seq = 0, ackedSeq = 0 } = row ?? {};
  if (row !== undefined && newest - seq >= SNAPSHOT_EVERY) {
    const since = rows.filter((operation) => operation.seq > seq).map(({ diff }) => diff);
    await drafts.put({ ...row, draft: applyDraftDiffs(row.draft, since), seq: newest });
    const first = keepNewest(rows)[0]?.seq ?? newest;
    const cut = Math.min(first, ackedSeq + 1);
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
  const readLog = async (id: AssignmentId) => {
    const kept = await readRows(db, id);
    return kept === null ? null : toLog(kept.row, kept.rows);
  };
  return {
    readLog,
    appendOperations: async ({ id, userId, base, after }, added) => {
      const [first] = added;
      if (first === undefined) return true;
      const change = db.transaction(['drafts', 'operations'], 'readwrite');
      const [drafts, operations] = [change.objectStore('drafts'), change.objectStore('operations')];
      const cursor = await operations.openCursor(rangeOf(id), 'prev');
      const doesJoin = (cursor?.value.id ?? null) === after;
      if (doesJoin) {
        const row = await drafts.get(id);
        const fresh: DraftRow = { assignmentId: id, draft: base, savedAt: 0, seq: first.seq - 1 };
        await drafts.put({ ...(row ?? fresh), userId, savedAt: Date.now() });
        await Promise.all(added.map((each) => operations.put({ ...each, assignmentId: id })));
      }
      await change.done;
      if (doesJoin && first.seq % SNAPSHOT_EVERY < added.length) await compact(db, id);
      return doesJoin;
    },
    replaceLog: async (id, userId, { base, operations: log, version, ackedSeq }) => {
      const change = db.transaction(['drafts', 'operations'], 'readwrite');
      const operations = change.objectStore('operations');
      const seq = (log[0]?.seq ?? 1) - 1;
      const meta = { userId, seq, version, ackedSeq, savedAt: Date.now() };
      await operations.delete(rangeOf(id));
      await Promise.all([
        change.objectStore('drafts').put({ assignmentId: id, draft: base, ...meta }),
        ...log.map((each) => operations.put({ ...each, assignmentId: id })),
        change.done,
      ]);
    },
    writeReceipt: (id, receipt) => patch(id, receipt),
    removeLog: async (id) => {
      const change = db.transaction(['drafts', 'operations'], 'readwrite');
      await Promise.all([
        change.objectStore('drafts').delete(id),
        change.objectStore('operations').delete(rangeOf(id)),
        change.done,
      ]);
    },
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
      const row = await drafts.get(id);
      if (row !== undefined) await drafts.put({ ...row, answeredAt: Date.now() });
      await change.objectStore('unsent').put(answer);
      await change.done;
    },
    listUnsent: async (userId) =>
      (await db.getAllFromIndex('unsent', 'queuedAt')).filter((answer) => answer.userId === userId),
    removeUnsent: (id) => db.delete('unsent', id),
    countOthers: async (userId) =>
      (await db.getAll('unsent')).filter((answer) => answer.userId !== userId).length,
    reopenLog: (id) => patch(id, { answeredAt: null }),
    removeAnswered: async (before) => {
      for (const { assignmentId, answeredAt = null } of await db.getAll('drafts')) {
        if (answeredAt === null || answeredAt >= before) continue;
        await db.delete('operations', rangeOf(assignmentId));
        await db.delete('drafts', assignmentId);
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
 * Opens the browser's store; what version 1 kept stays.
 * @throws where the browser refuses IndexedDB (private mode, no space), or an older version of the
 *   page holds it open in another tab (`blocked`)
 */
export async function openIndexedStore({ onTakenOver }: StoreTroubles): Promise<LocalStore> {
  let refuse: (reason: Error) => void = () => {};
  const blocked = new Promise<never>((_, reject) => {
    refuse = reject;
  });
  const opening = openDB<LocalSchema>('concord-work', 2, {
    upgrade: (db, from) => {
      if (from < 1) {
        db.createObjectStore('drafts', { keyPath: 'assignmentId' });
        const unsent = db.createObjectStore('unsent', { keyPath: 'assignmentId' });
        unsent.createIndex('queuedAt', 'queuedAt');
      }
      db.createObjectStore('operations', { keyPath: ['assignmentId', 'seq'] });
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
