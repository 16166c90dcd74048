import type { Action } from './action';

/**
 * Hides the selected regions from sight and leaves them, or shows those that were hidden. What is
 * hidden stays in the list and in the answer, and is seen again for as long as it is selected.
 */
export const toggleHideSelected: Action = {
  id: 'toggle-hide-selected',
  labelKey: 'actions.toggleHideSelected',
  group: 'view',
  kinds: ['image'],
  shortcuts: [{ code: 'KeyH', alt: true }],
  isEnabled: ({ document }) => document.selected.length > 0,
  run(editor) {
    const { document, view } = editor;
    const ids = document.selected.map(({ id }) => id);
    const isHidden = ids.some((id) => !view.hiddenIds.has(id));
    editor.setHidden(ids, isHidden);
    if (isHidden) document.select([]);
  },
};
