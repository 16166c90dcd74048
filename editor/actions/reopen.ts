import type { Action } from './action';

/** Asks the host to take the answer before this one back and to open it again. */
export const reopen: Action = {
  id: 'reopen',
  labelKey: 'actions.reopen',
  group: 'task',
  kinds: ['image', 'text'],
  shortcuts: [{ code: 'BracketLeft' }],
  isEnabled: ({ host }) => host.canReopen,
  run: (editor) => editor.request({ kind: 'reopen' }),
};
