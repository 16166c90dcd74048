import type { EditorContext } from './editor-context';
import { isSuspect, type RegionId, type RegionRecord } from './records';

const isOpen = (region: RegionRecord) => isSuspect(region) && !region.isLocked;

/** Selects the most suspect undecided prediction and brings it into view; false where none is left. */
export function selectFirstSuspect(editor: EditorContext): boolean {
  const first = editor.document.list.suspects.find(isOpen);
  if (first === undefined) return false;
  editor.show(first.id);
  return true;
}

/**
 * Decides the selected regions by `decide`. If one of them was a suspect, the selection jumps on
 * to the suspect that follows it, or is empty after the last one.
 */
export function decideAndJump(
  editor: EditorContext,
  decide: (ids: readonly RegionId[]) => void,
): void {
  const { document } = editor;
  const selected = document.editable;
  const { suspects } = document.list;
  const last = selected.findLast(isOpen);
  const following = last === undefined ? [] : suspects.slice(suspects.indexOf(last) + 1);
  decide(selected.map(({ id }) => id));
  if (last === undefined) return;
  const decided = new Set(selected.map(({ id }) => id));
  const next = following.find((region) => isOpen(region) && !decided.has(region.id));
  if (next !== undefined) editor.show(next.id);
  else if (!selectFirstSuspect(editor)) document.select([]);
}
