import type { Region } from '@/core/annotation';
import type { AssignmentView } from '@/core/contracts/claim-assignments.contract';
import {
  type BenchCopy,
  type ClaimTerms,
  type CopyStore,
  type HeldCopy,
  isFresh,
} from './copy-store';

interface Kept<T> {
  userId: string;
  keptAt: number;
  value: T;
}

/** Keeps copies for as long as the page lives, where IndexedDB is refused. */
export function makeMemoryCopies(): CopyStore {
  const benches = new Map<string, Kept<BenchCopy>>();
  const terms = new Map<string, Kept<ClaimTerms>>();
  const held = new Map<string, Kept<HeldCopy>>();
  const answered = new Map<string, Kept<AssignmentView>>();
  const regions = new Map<string, Kept<readonly Region[]>>();
  const all = [benches, terms, held, answered, regions];
  const isUsed = ({ keptAt }: Kept<unknown>) => isFresh(keptAt, Date.now());
  return {
    readBench: async (projectId) => {
      const kept = benches.get(projectId);
      return kept !== undefined && isUsed(kept) ? kept.value : null;
    },
    writeBench: async (value) => {
      benches.set(value.project.id, { userId: value.me.id, keptAt: Date.now(), value });
    },
    readHeld: async (userId, projectId) => {
      const kept = terms.get(projectId);
      const isOwn = (one: Kept<unknown>) => one.userId === userId && isUsed(one);
      const items = [...held.values()].filter(isOwn).map(({ value }) => value);
      return {
        items: items.filter(({ assignment }) => assignment.projectId === projectId),
        terms: kept !== undefined && isOwn(kept) ? kept.value : null,
      };
    },
    writeHeld: async (userId, projectId, assignments, value) => {
      const keptAt = Date.now();
      terms.set(projectId, { userId, keptAt, value });
      for (const assignment of assignments) {
        const file = held.get(assignment.id)?.value.file ?? null;
        held.set(assignment.id, { userId, keptAt, value: { assignment, file } });
      }
    },
    writePicture: async (id, file) => {
      const kept = held.get(id);
      if (kept !== undefined) held.set(id, { ...kept, value: { ...kept.value, file } });
    },
    removeHeld: async (id) => {
      held.delete(id);
    },
    readAnswered: async (userId, projectId) =>
      [...answered.values()]
        .filter((kept) => kept.userId === userId && isUsed(kept))
        .filter(({ value }) => value.projectId === projectId)
        .map(({ value: assignment, keptAt }) => ({ assignment, keptAt })),
    writeAnswered: async (userId, value) => {
      answered.set(value.id, { userId, keptAt: Date.now(), value });
    },
    removeAnswered: async (id) => {
      answered.delete(id);
    },
    readRegions: async (userId, projectId) => {
      const kept = regions.get(projectId);
      return kept !== undefined && kept.userId === userId && isUsed(kept) ? kept.value : [];
    },
    writeRegions: async (userId, projectId, value) => {
      regions.set(projectId, { userId, keptAt: Date.now(), value });
    },
    removeOthers: async (userId) => {
      let hadAny = false;
      for (const rows of all) {
        for (const [key, kept] of rows) {
          if (kept.userId === userId && isUsed(kept)) continue;
          rows.delete(key);
          hadAny = true;
        }
      }
      return hadAny;
    },
    clear: async () => {
      for (const rows of all) rows.clear();
    },
  };
}
