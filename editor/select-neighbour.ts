import type { EditorContext } from './editor-context';

/**
 * Selects the region `step` places further in the list's order, round at the ends, and brings it
 * into view; with nothing selected it begins at the first or last.
 */
export function selectNeighbour(editor: EditorContext, step: 1 | -1): void {
  const { list, selected } = editor.document;
  const { ordered } = list;
  const current = selected[0];
  const start = step === 1 ? -1 : ordered.length;
  const place = current === undefined ? start : list.placeOf(current);
  const next = ordered[(place + step + ordered.length) % ordered.length];
  if (next !== undefined) editor.show(next.id);
}
