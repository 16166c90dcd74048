import type { Action } from './action';

/** Asks the host for the menu of the selected regions. */
export const openRegionMenu: Action = {
  id: 'open-region-menu',
  labelKey: 'actions.openRegionMenu',
  group: 'region',
  kinds: ['image'],
  shortcuts: [{ code: 'ContextMenu' }, { code: 'F10', shift: true }],
  keepsKeys: true,
  isEnabled: ({ document }) => document.selected.length > 0,
  run: (editor) => editor.request({ kind: 'open-region-menu' }),
};
