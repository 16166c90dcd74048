import type { Action } from './action';

/** Removes the selected regions. */
export const deleteSelected: Action = {
  id: 'delete-selected',
  labelKey: 'actions.deleteSelected',
  group: 'region',
  kinds: ['image', 'text'],
  shortcuts: [{ code: 'Delete' }, { code: 'Backspace' }],
  isEnabled: ({ document }) => document.editable.length > 0,
  run: ({ document }) => document.delete(document.editable.map(({ id }) => id)),
};
