import type { Action } from './action';

/** Asks the host to put the cursor where classes are searched. */
export const findClass: Action = {
  id: 'find-class',
  labelKey: 'actions.findClass',
  group: 'class',
  kinds: ['image', 'text'],
  shortcuts: [{ code: 'Slash' }],
  keepsGesture: true,
  isEnabled: () => true,
  run: (editor) => editor.request({ kind: 'find-class' }),
};
