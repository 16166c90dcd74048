import type { Action } from './action';

/** Takes the selected regions out of their groups. */
export const ungroupSelected: Action = {
  id: 'ungroup-selected',
  labelKey: 'actions.ungroupSelected',
  group: 'region',
  kinds: ['image'],
  shortcuts: [{ code: 'KeyG', mod: true, shift: true }],
  keepsKeys: true,
  isEnabled: ({ document }) => document.editable.some(({ group }) => group !== undefined),
  run: ({ document }) => document.editSelected(() => ({ group: undefined })),
};
