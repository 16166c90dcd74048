import type { EditorContext } from './editor-context';

type Parts = Pick<EditorContext, 'document' | 'view'>;

/** Hides every region from sight; the answer stays as it is. */
export function hideRegions({ document, view }: Parts): void {
  view.isHidden = true;
  view.selectedWhenHidden = document.selection.selectedIds;
}

/** Whether the selection can be seen: while all is hidden, only what was drawn since. */
export function isSelectionSeen({ document, view }: Parts): boolean {
  const { selectedIds, freshness } = document.selection;
  return !view.isHidden || (freshness !== null && selectedIds !== view.selectedWhenHidden);
}
