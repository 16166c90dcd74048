import {
  applyDraftDiffs,
  type DraftDiff,
  type DraftFields,
  diffDrafts,
  diffFields,
  isSameValue,
  toFields,
} from './draft-diff';
import type { DraftDocument } from './draft-document';
import type { DraftOperation } from './draft-operation';

/** One region, or the item's classes, that two places have changed differently. */
export interface DraftConflict {
  /** A region's id, or `item`. */
  id: string;
  /** Null where that side has removed it. */
  mine: DraftFields | null;
  theirs: DraftFields | null;
}

export interface MergedOperations {
  /** To follow the other's operations: everything of one's own, as far as it still does something. */
  operations: DraftOperation[];
  /** Each is settled in favour of one's own by the last operation until somebody chooses. */
  conflicts: DraftConflict[];
}

function touched(operations: readonly { diff: DraftDiff }[]): Set<string> {
  const ids = new Set<string>();
  for (const { diff } of operations) {
    for (const { id } of diff.regions) ids.add(id);
    if (diff.item !== undefined) ids.add('item');
  }
  return ids;
}

function partOf(draft: DraftDocument, id: string): DraftFields | null {
  if (id === 'item') return draft.item;
  const entry = draft.regions.find(({ region }) => region.id === id);
  return entry === undefined ? null : toFields(entry);
}

/** Leaves the parts out that both have touched: they are settled as a whole afterwards. */
function without(diff: DraftDiff, ids: ReadonlySet<string>): DraftDiff {
  const { item, ...rest } = diff;
  return {
    ...rest,
    regions: diff.regions.filter(({ id }) => !ids.has(id)),
    ...(item === undefined || ids.has('item') ? {} : { item }),
  };
}

function isEmpty({ regions, item, activeClassId }: DraftDiff): boolean {
  return regions.length === 0 && item === undefined && activeClassId === undefined;
}

/** Returns what sets the given parts from what they are to what they should be. */
export function settleParts(
  draft: DraftDocument,
  parts: readonly { id: string; value: DraftFields | null }[],
): DraftDiff | null {
  const regions: DraftDiff['regions'] = [];
  let item: Pick<DraftDiff, 'item'> = {};
  for (const { id, value } of parts) {
    const present = partOf(draft, id);
    if (isSameValue(present, value)) continue;
    if (id === 'item') {
      item = { item: { from: draft.item, to: value as unknown as DraftDocument['item'] } };
    } else if (present === null || value === null) regions.push({ id, from: present, to: value });
    else regions.push({ id, ...(diffFields(present, value) ?? { from: {}, to: {} }) });
  }
  const diff = { regions, ...item };
  return isEmpty(diff) ? null : diff;
}

/**
 * Puts one's own operations behind those that another place has made from the same draft. What
 * touches different regions is simply joined; where both changed the same one differently, one's
 * own version follows as a step of its own, `merge`, and is reported as a conflict. Undo and redo
 * among one's own become plain steps: what they undid lies behind the other's by then.
 */
export function mergeOperations(
  base: DraftDocument,
  theirs: readonly DraftOperation[],
  mine: readonly DraftOperation[],
  newStep: () => Pick<DraftOperation, 'id' | 'at'>,
): MergedOperations {
  const others = touched(theirs);
  const shared = new Set([...touched(mine)].filter((id) => others.has(id)));
  const theirDraft = applyDraftDiffs(
    base,
    theirs.map(({ diff }) => diff),
  );
  const myDraft = applyDraftDiffs(
    base,
    mine.map(({ diff }) => diff),
  );
  let seq = theirs.at(-1)?.seq ?? (mine[0]?.seq ?? 1) - 1;
  let present = theirDraft;
  const operations: DraftOperation[] = [];
  const add = (operation: Omit<DraftOperation, 'seq'>) => {
    const after = applyDraftDiffs(present, [operation.diff]);
    const diff = diffDrafts(present, after);
    if (diff === null) return;
    present = after;
    seq += 1;
    operations.push({ ...operation, diff, seq });
  };
  for (const operation of mine) {
    const kind = operation.kind === 'aside' ? 'aside' : 'edit';
    const joins = operation.joins && operations.at(-1)?.kind === 'edit';
    add({ ...operation, kind, joins, diff: without(operation.diff, shared) });
  }
  const conflicts = [...shared].flatMap((id): DraftConflict[] => {
    const [ours, other] = [partOf(myDraft, id), partOf(theirDraft, id)];
    return isSameValue(ours, other) ? [] : [{ id, mine: ours, theirs: other }];
  });
  const settled = settleParts(
    present,
    conflicts.map(({ id, mine: value }) => ({ id, value })),
  );
  if (settled !== null) {
    add({ ...newStep(), kind: 'edit', name: 'merge', joins: false, diff: settled });
  }
  return { operations, conflicts };
}
