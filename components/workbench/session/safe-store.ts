import type { AssignmentId, LocalStore } from './local-store';
import { makeMemoryStore } from './memory-store';

/** Why the browser keeps nothing beyond this page. */
export type StoreTrouble = 'refused' | 'full' | 'blocked' | 'taken_over';

/** Returns what to tell of an error of IndexedDB. */
export function troubleOf(error: unknown): StoreTrouble {
  if (error instanceof DOMException && error.name === 'QuotaExceededError') return 'full';
  return error instanceof Error && error.message === 'blocked' ? 'blocked' : 'refused';
}

/**
 * Goes over to the page's memory the moment the browser's store fails, with what can still be read
 * of it, and tells so: an operation is never lost in between, since the failed call is repeated.
 */
export function makeSafeStore(
  kept: LocalStore,
  onTrouble: (trouble: StoreTrouble) => void,
): LocalStore & { giveUp: (trouble: StoreTrouble) => void } {
  const memory = makeMemoryStore();
  const removed = new Set<string>();
  let isLost = false;
  const giveUp = (trouble: StoreTrouble) => {
    if (isLost) return;
    isLost = true;
    onTrouble(trouble);
  };
  const moveLog = async (id: AssignmentId, userId: string) => {
    if ((await memory.readLog(id)) !== null) return;
    const log = await kept.readLog(id).catch(() => null);
    if (log !== null) await memory.replaceLog(id, userId, log);
  };
  async function run<T>(call: (store: LocalStore) => Promise<T>, prepare?: () => Promise<void>) {
    if (!isLost) {
      try {
        return await call(kept);
      } catch (error) {
        giveUp(troubleOf(error));
      }
    }
    await prepare?.();
    return call(memory);
  }
  const listUnremoved = async <T>(
    list: (store: LocalStore) => Promise<T[]>,
    keyOf: (waiting: T) => string,
  ) => {
    const held = isLost ? await list(memory) : [];
    const keys = new Set(held.map(keyOf));
    const left = await list(kept).catch(() => []);
    const isLeft = (waiting: T) => !keys.has(keyOf(waiting)) && !removed.has(keyOf(waiting));
    return [...left.filter(isLeft), ...held];
  };
  const remove = async (key: string, removeFrom: (store: LocalStore) => Promise<void>) => {
    // where it cannot be removed it is at least not sent twice by this page
    removed.add(key);
    await removeFrom(memory);
    await removeFrom(kept).catch((error: unknown) => giveUp(troubleOf(error)));
  };
  return {
    giveUp,
    readLog: async (id) => {
      const held = isLost ? await memory.readLog(id) : null;
      return held ?? (await kept.readLog(id).catch(() => null));
    },
    appendOperations: async (place, operations) => {
      const isJoined = await run(
        (store) => store.appendOperations(place, operations),
        () => moveLog(place.id, place.userId),
      );
      if (isJoined || !isLost || (await memory.readLog(place.id)) !== null) return isJoined;
      // what was kept cannot even be read any more: the log goes on where it stood
      return memory.appendOperations({ ...place, after: null }, operations);
    },
    replaceLog: (id, userId, log) => run((store) => store.replaceLog(id, userId, log)),
    writeReceipt: (id, receipt) => run((store) => store.writeReceipt(id, receipt)),
    removeLog: (id) => run((store) => store.removeLog(id)),
    listUnsaved: (userId) => run((store) => store.listUnsaved(userId)),
    queueAnswer: (answer) => {
      removed.delete(answer.assignmentId);
      return run((store) => store.queueAnswer(answer));
    },
    listUnsent: (userId) =>
      listUnremoved(
        (store) => store.listUnsent(userId),
        ({ assignmentId }) => assignmentId,
      ),
    removeUnsent: (id) => remove(id, (store) => store.removeUnsent(id)),
    queueComment: (comment) => {
      removed.delete(comment.idempotencyKey);
      return run((store) => store.queueComment(comment));
    },
    listUnsentComments: (userId) =>
      listUnremoved(
        (store) => store.listUnsentComments(userId),
        ({ idempotencyKey }) => idempotencyKey,
      ),
    removeUnsentComment: (key) => remove(key, (store) => store.removeUnsentComment(key)),
    countOthers: (userId) => run((store) => store.countOthers(userId)),
    reopenLog: (id) => run((store) => store.reopenLog(id)),
    removeAnswered: (before) => run((store) => store.removeAnswered(before)),
  };
}
