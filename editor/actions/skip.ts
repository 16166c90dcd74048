import type { Action } from './action';

/** Asks the host to skip the item. */
export const skip: Action = {
  id: 'skip',
  labelKey: 'actions.skip',
  group: 'task',
  kinds: ['image', 'text'],
  shortcuts: [{ code: 'KeyN' }],
  isEnabled: () => true,
  run: (editor) => editor.request({ kind: 'skip' }),
};
