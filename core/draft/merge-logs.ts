import { applyDraftDiffs, diffDrafts, isSameValue } from './draft-diff';
import { type DraftDocument, EMPTY_DRAFT } from './draft-document';
import { type DraftOperation, rewindDraft } from './draft-operation';
import { type DraftConflict, mergeOperations } from './merge-operations';

/** A draft as it once was, and every operation since. */
export interface DraftLog {
  base: DraftDocument;
  operations: readonly DraftOperation[];
}

export interface MergedLog extends DraftLog {
  conflicts: DraftConflict[];
}

/** Returns the draft that a log leads to. */
export function draftOf({ base, operations }: DraftLog): DraftDocument {
  return applyDraftDiffs(
    base,
    operations.map(({ diff }) => diff),
  );
}

/** The newest operation that both have; 0 where they part at their common beginning; else null. */
function commonSeq(mine: DraftLog, theirs: DraftLog): number | null {
  const ids = new Map(mine.operations.map(({ seq, id }) => [seq, id]));
  const common = theirs.operations.findLast(({ seq, id }) => ids.get(seq) === id);
  if (common !== undefined) return common.seq;
  const isWhole = [mine, theirs].every(({ operations }) => (operations[0]?.seq ?? 1) === 1);
  // with which class one begins does not matter here
  const [own, other] = [mine, theirs].map(({ base }) => ({ ...base, activeClassId: null }));
  return isWhole && isSameValue(own, other) ? 0 : null;
}

/**
 * Joins two logs of one draft: theirs stays as it is, what only mine has follows. `ackedSeq` says
 * up to where mine was known to the other; it helps where the oldest operations are gone and no
 * common one is left, so that the other's changes are taken as one.
 */
export function mergeLogs(
  mine: DraftLog & { ackedSeq: number },
  theirs: DraftLog,
  newStep: () => Pick<DraftOperation, 'id' | 'at'>,
): MergedLog {
  const common = commonSeq(mine, theirs);
  const own = mine.operations.filter(({ seq }) => seq > (common ?? mine.ackedSeq));
  const present = draftOf(theirs);
  let base: DraftDocument;
  let others: readonly DraftOperation[];
  if (common !== null) {
    others = theirs.operations.filter(({ seq }) => seq > common);
    base = rewindDraft(present, others);
  } else {
    base = rewindDraft(draftOf(mine), own);
    const diff = diffDrafts(base, present) ?? { regions: [] };
    const seq = theirs.operations.at(-1)?.seq ?? 0;
    others = [{ ...newStep(), kind: 'edit', name: 'replace', joins: false, seq, diff }];
  }
  if (others.length === 0) {
    return { base: theirs.base, operations: [...theirs.operations, ...own], conflicts: [] };
  }
  const { operations, conflicts } = mergeOperations(base, others, own, newStep);
  const follow = operations.map((operation, index) => ({
    ...operation,
    seq: (theirs.operations.at(-1)?.seq ?? common ?? 0) + 1 + index,
  }));
  return { base: theirs.base, operations: [...theirs.operations, ...follow], conflicts };
}

/** Returns a log of one operation that leads from nothing to the draft; empty for an empty draft. */
export function logOf(draft: DraftDocument, step: Pick<DraftOperation, 'id' | 'at'>): DraftLog {
  const diff = diffDrafts(EMPTY_DRAFT, draft);
  if (diff === null) return { base: EMPTY_DRAFT, operations: [] };
  const operation = { ...step, seq: 1, kind: 'edit', name: 'restore', joins: false, diff } as const;
  return { base: EMPTY_DRAFT, operations: [operation] };
}
