import type { Action } from './action';

/** Asks the host to show every key in force. */
export const openShortcuts: Action = {
  id: 'open-shortcuts',
  labelKey: 'actions.openShortcuts',
  group: 'help',
  kinds: ['image', 'text'],
  shortcuts: [{ code: 'Slash', shift: true }],
  keepsGesture: true,
  isEnabled: () => true,
  run: (editor) => editor.request({ kind: 'open-shortcuts' }),
};
