import type { Action } from './action';

/** Always safe: ends the gesture, else clears the selection. It never changes the answer. */
export const cancel: Action = {
  id: 'cancel',
  labelKey: 'actions.cancel',
  group: 'region',
  kinds: ['image', 'text'],
  shortcuts: [{ code: 'Escape' }],
  keepsGesture: true,
  isEnabled: () => true,
  run(editor) {
    if (editor.cancelGesture()) return;
    editor.document.select([]);
    if (editor.text !== null) editor.text.selection = null;
  },
};
