import { isSameValue } from '@/core/draft/draft-diff';
import type { EditorRecord } from './records';

/** One record before and after; null where it was or is absent. */
export interface RecordChange {
  readonly before: EditorRecord | null;
  readonly after: EditorRecord | null;
}

/** Changes by record id. */
export type RecordsDiff = ReadonlyMap<string, RecordChange>;

/** Adds one later change to a diff in place; a record that is back where it began drops out. */
export function mergeChange(
  target: Map<string, RecordChange>,
  id: string,
  before: EditorRecord | null,
  after: EditorRecord | null,
): void {
  const earlier = target.get(id);
  const start = earlier === undefined ? before : earlier.before;
  if (start === after) target.delete(id);
  else target.set(id, { before: start, after });
}

/** Adds later changes to a diff in place, each as `mergeChange` does. */
export function mergeInto(target: Map<string, RecordChange>, later: RecordsDiff): void {
  for (const [id, { before, after }] of later) mergeChange(target, id, before, after);
}

/** Returns the diff that takes every change back. */
export function reverseDiff(diff: RecordsDiff): RecordsDiff {
  const reversed = new Map<string, RecordChange>();
  for (const [id, { before, after }] of diff) reversed.set(id, { before: after, after: before });
  return reversed;
}

/**
 * Returns `current` with only those fields set that differ between `before` and `after`, so that
 * what somebody else changed meanwhile in the same record stays.
 */
export function patchRecord(
  current: EditorRecord,
  before: EditorRecord,
  after: EditorRecord,
): EditorRecord {
  if (current === before) return after;
  const was = before as unknown as Record<string, unknown>;
  const will = after as unknown as Record<string, unknown>;
  const next: Record<string, unknown> = { ...current };
  for (const key of new Set([...Object.keys(was), ...Object.keys(will)])) {
    if (was[key] === will[key]) continue;
    if (key in will) next[key] = will[key];
    else delete next[key];
  }
  return next as unknown as EditorRecord;
}

/** True where the change can be seen by value, in a region or the item: selecting is none. */
export function isEffective({ before, after }: RecordChange): boolean {
  const typeName = (after ?? before)?.typeName;
  if (typeName === 'session' || typeName === 'selection') return false;
  return !isSameValue(before, after);
}
