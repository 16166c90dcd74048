import type { Action } from './action';

/** Asks the host to look for words in the text, which the browser cannot: it draws what is in sight. */
export const findInText: Action = {
  id: 'find-in-text',
  labelKey: 'actions.findInText',
  group: 'view',
  kinds: ['text'],
  shortcuts: [{ code: 'KeyF', mod: true }],
  keepsGesture: true,
  keepsKeys: true,
  isEnabled: ({ text }) => text !== null,
  run: (editor) => editor.request({ kind: 'find-in-text' }),
};
