import type { Action } from './action';

/** Asks the host to show or put away the project's guide. */
export const toggleGuide: Action = {
  id: 'toggle-guide',
  labelKey: 'actions.toggleGuide',
  group: 'help',
  kinds: ['image', 'text'],
  shortcuts: [{ code: 'KeyG' }],
  keepsGesture: true,
  isEnabled: () => true,
  run: (editor) => editor.request({ kind: 'toggle-guide' }),
};
