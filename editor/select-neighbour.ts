import type { EditorContext } from './editor-context';
import type { RegionRecord } from './records';

/** What is walked, in order: what a list shows where it shows less or otherwise, else everything. */
function walkOf({ document, view }: EditorContext): readonly RegionRecord[] {
  const shown = view.walk?.flatMap((id) => document.get(id) ?? []) ?? [];
  return shown.length > 0 ? shown : document.list.ordered;
}

/** The place from which a step leads to the neighbour. */
function placeIn({ document, view }: EditorContext, walk: readonly RegionRecord[], step: 1 | -1) {
  const [current] = document.selected;
  const known = current === undefined ? -1 : walk.indexOf(current);
  if (known >= 0) return known;
  const { lastWalked } = view;
  const isGone =
    current === undefined
      ? lastWalked !== null && document.get(lastWalked.id) === undefined
      : lastWalked?.id === current.id;
  // deleted, or not what the list shows any more: the one that followed is in its place
  if (isGone && lastWalked !== null) return lastWalked.place - (step === 1 ? 1 : 0);
  return step === 1 ? -1 : walk.length;
}

/**
 * Selects the region `step` places further in the order of the list, round at the ends, and brings it
 * into view; with nothing selected it begins at the first or last, or goes on where one was deleted.
 */
export function selectNeighbour(editor: EditorContext, step: 1 | -1): void {
  const walk = walkOf(editor);
  const place = (placeIn(editor, walk, step) + step + walk.length) % walk.length;
  const next = walk[place];
  if (next === undefined) return;
  editor.view.lastWalked = { id: next.id, place };
  editor.show(next.id);
}
