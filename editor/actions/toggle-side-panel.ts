import type { Action } from './action';

/** Asks the host to put the side panel away, or to show it again. */
export const toggleSidePanel: Action = {
  id: 'toggle-side-panel',
  labelKey: 'actions.toggleSidePanel',
  group: 'view',
  kinds: ['image', 'text'],
  shortcuts: [{ code: 'Backslash' }, { code: 'IntlBackslash' }],
  keepsGesture: true,
  isEnabled: () => true,
  run: (editor) => editor.request({ kind: 'toggle-side-panel' }),
};
