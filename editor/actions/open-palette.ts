import type { Action } from './action';

/** Asks the host for the list of everything that can be done, to be searched by name. */
export const openPalette: Action = {
  id: 'open-palette',
  labelKey: 'actions.openPalette',
  group: 'help',
  kinds: ['image', 'text'],
  shortcuts: [{ code: 'KeyK', mod: true }],
  isEverywhere: true,
  keepsKeys: true,
  keepsGesture: true,
  isEnabled: () => true,
  run: (editor) => editor.request({ kind: 'open-palette' }),
};
