import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Region } from '@/core/annotation';
import type { AssignmentView } from '@/core/contracts/claim-assignments.contract';
import { type BenchCopy, type ClaimTerms, type CopyStore, isFresh } from './copy-store';

/** Pictures leave at least this share of the room to everything else, drafts above all. */
const SHARE_MAX = 0.5;

interface Owned {
  userId: string;
  /** Milliseconds since 1970. */
  keptAt: number;
}

/** `place`: in the order in which things were handed out, or answered. */
type AssignmentRow = Owned & { assignmentId: string; place: number; assignment: AssignmentView };

interface CopySchema extends DBSchema {
  benches: { key: string; value: Owned & { projectId: string; bench: BenchCopy } };
  terms: { key: string; value: Owned & { projectId: string; terms: ClaimTerms } };
  held: { key: string; value: AssignmentRow };
  answered: { key: string; value: AssignmentRow };
  regions: { key: string; value: Owned & { projectId: string; regions: readonly Region[] } };
  pictures: { key: string; value: Blob };
}

const OWNED = ['benches', 'terms', 'held', 'answered', 'regions'] as const;
const STORES = [...OWNED, 'pictures'] as const;

async function hasRoom(bytes: number): Promise<boolean> {
  const { quota, usage } = await navigator.storage.estimate();
  return quota === undefined || usage === undefined || usage + bytes <= quota * SHARE_MAX;
}

function makeIndexedCopies(db: IDBPDatabase<CopySchema>): CopyStore {
  const isUsed = ({ keptAt }: Owned) => isFresh(keptAt, Date.now());
  const rowsOf = (rows: AssignmentRow[], userId: string, projectId: string) =>
    rows
      .filter((row) => row.userId === userId && isUsed(row))
      .filter(({ assignment }) => assignment.projectId === projectId)
      .sort((one, other) => one.place - other.place);
  return {
    readBench: async (projectId) => {
      const row = await db.get('benches', projectId);
      return row !== undefined && isUsed(row) ? row.bench : null;
    },
    writeBench: async (bench) => {
      const { project, me } = bench;
      const owned = { userId: me.id, keptAt: Date.now() };
      await db.put('benches', { ...owned, projectId: project.id, bench });
    },
    readHeld: async (userId, projectId) => {
      const reading = db.transaction(['terms', 'held', 'pictures']);
      const isOwn = (row: Owned) => row.userId === userId && isUsed(row);
      const terms = await reading.objectStore('terms').get(projectId);
      const rows = rowsOf(await reading.objectStore('held').getAll(), userId, projectId);
      const pictures = reading.objectStore('pictures');
      const files = await Promise.all(rows.map(({ assignmentId }) => pictures.get(assignmentId)));
      return {
        items: rows.map(({ assignment }, index) => ({ assignment, file: files[index] ?? null })),
        terms: terms !== undefined && isOwn(terms) ? terms.terms : null,
      };
    },
    writeHeld: async (userId, projectId, assignments, terms) => {
      const change = db.transaction(['terms', 'held'], 'readwrite');
      const keptAt = Date.now();
      const held = change.objectStore('held');
      const putAll = assignments.map(async (assignment, index) => {
        const row = await held.get(assignment.id);
        const place = row?.place ?? keptAt + index / 1_000;
        await held.put({ userId, keptAt, assignmentId: assignment.id, place, assignment });
      });
      const putTerms = change.objectStore('terms').put({ userId, keptAt, projectId, terms });
      await Promise.all([...putAll, putTerms, change.done]);
    },
    writePicture: async (id, file) => {
      if ((await db.getKey('pictures', id)) !== undefined || !(await hasRoom(file.size))) return;
      const change = db.transaction(['held', 'pictures'], 'readwrite');
      const put = async () => {
        const isHeld = (await change.objectStore('held').getKey(id)) !== undefined;
        if (isHeld) await change.objectStore('pictures').put(file, id);
      };
      await Promise.all([put(), change.done]);
    },
    removeHeld: async (id) => {
      const change = db.transaction(['held', 'pictures'], 'readwrite');
      await Promise.all([
        change.objectStore('held').delete(id),
        change.objectStore('pictures').delete(id),
        change.done,
      ]);
    },
    readAnswered: async (userId, projectId) =>
      rowsOf(await db.getAll('answered'), userId, projectId),
    writeAnswered: async (userId, assignment) => {
      const [{ id: assignmentId }, keptAt] = [assignment, Date.now()];
      const change = db.transaction('answered', 'readwrite');
      const place = (await change.store.get(assignmentId))?.place ?? keptAt;
      await change.store.put({ userId, keptAt, assignmentId, place, assignment });
      await change.done;
    },
    removeAnswered: (id) => db.delete('answered', id),
    readRegions: async (userId, projectId) => {
      const row = await db.get('regions', projectId);
      return row !== undefined && row.userId === userId && isUsed(row) ? row.regions : [];
    },
    writeRegions: async (userId, projectId, regions) => {
      await db.put('regions', { userId, keptAt: Date.now(), projectId, regions });
    },
    removeOthers: async (userId) => {
      const change = db.transaction(STORES, 'readwrite');
      let hadAny = false;
      const remove = async (name: (typeof OWNED)[number]) => {
        let cursor = await change.objectStore(name).openCursor();
        while (cursor !== null) {
          if (cursor.value.userId !== userId || !isUsed(cursor.value)) {
            hadAny = true;
            if (name === 'held') await change.objectStore('pictures').delete(cursor.primaryKey);
            await cursor.delete();
          }
          cursor = await cursor.continue();
        }
      };
      await Promise.all([...OWNED.map(remove), change.done]);
      return hadAny;
    },
    clear: async () => {
      const change = db.transaction(STORES, 'readwrite');
      await Promise.all([...STORES.map((name) => change.objectStore(name).clear()), change.done]);
    },
  };
}

/** Opens the browser's store of copies. @throws where the browser refuses IndexedDB */
export async function openIndexedCopies(): Promise<CopyStore> {
  const db = await openDB<CopySchema>('concord-copies', 2, {
    upgrade: (fresh, from) => {
      if (from < 1) {
        fresh.createObjectStore('benches', { keyPath: 'projectId' });
        fresh.createObjectStore('terms', { keyPath: 'projectId' });
        fresh.createObjectStore('held', { keyPath: 'assignmentId' });
        fresh.createObjectStore('pictures');
      }
      fresh.createObjectStore('answered', { keyPath: 'assignmentId' });
      fresh.createObjectStore('regions', { keyPath: 'projectId' });
    },
    blocking: (_, __, event) => (event.target as IDBDatabase).close(),
  });
  return makeIndexedCopies(db);
}
