import type {
  AssignmentId,
  LocalStore,
  StoredLog,
  UnsentAnswer,
  UnsentComment,
} from './local-store';

interface Kept {
  userId: string;
  log: StoredLog;
  answeredAt: number | null;
}

/** True where the server lacks something of the log. */
export function isUnsaved({ operations, ackedSeq }: StoredLog): boolean {
  return (operations.at(-1)?.seq ?? 0) > ackedSeq;
}

/** Keeps things for as long as the page lives, where IndexedDB is refused. */
export function makeMemoryStore(): LocalStore {
  const logs = new Map<AssignmentId, Kept>();
  const unsent = new Map<AssignmentId, UnsentAnswer>();
  const comments = new Map<string, UnsentComment>();
  const mark = (id: AssignmentId, answeredAt: number | null) => {
    const kept = logs.get(id);
    if (kept !== undefined) logs.set(id, { ...kept, answeredAt });
  };
  return {
    readLog: async (id) => logs.get(id)?.log ?? null,
    appendOperations: async ({ id, userId, base, after }, operations) => {
      const log = logs.get(id)?.log ?? { base: base(), operations: [], version: 0, ackedSeq: 0 };
      if ((log.operations.at(-1)?.id ?? null) !== after) return false;
      const longer = { ...log, operations: [...log.operations, ...operations] };
      logs.set(id, { userId, log: longer, answeredAt: logs.get(id)?.answeredAt ?? null });
      return true;
    },
    replaceLog: async (id, userId, log) => {
      logs.set(id, { userId, log, answeredAt: logs.get(id)?.answeredAt ?? null });
    },
    writeReceipt: async (id, receipt) => {
      const kept = logs.get(id);
      if (kept !== undefined) logs.set(id, { ...kept, log: { ...kept.log, ...receipt } });
    },
    removeLog: async (id) => {
      logs.delete(id);
    },
    listUnsaved: async (userId) =>
      [...logs].flatMap(([id, kept]) =>
        kept.userId === userId && kept.answeredAt === null && isUnsaved(kept.log) ? [id] : [],
      ),
    queueAnswer: async (answer) => {
      unsent.set(answer.assignmentId, answer);
      mark(answer.assignmentId, Date.now());
    },
    listUnsent: async (userId) => [...unsent.values()].filter((answer) => answer.userId === userId),
    removeUnsent: async (id) => {
      unsent.delete(id);
    },
    queueComment: async (comment) => {
      comments.set(comment.idempotencyKey, comment);
    },
    listUnsentComments: async (userId) =>
      [...comments.values()].filter((comment) => comment.userId === userId),
    removeUnsentComment: async (key) => {
      comments.delete(key);
    },
    countOthers: async (userId) =>
      [...unsent.values(), ...comments.values()].filter((one) => one.userId !== userId).length,
    reopenLog: async (id) => mark(id, null),
    removeAnswered: async (before) => {
      for (const [id, { answeredAt }] of logs) {
        if (answeredAt !== null && answeredAt < before) logs.delete(id);
      }
    },
  };
}
