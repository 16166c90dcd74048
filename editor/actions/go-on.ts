import type { Action } from './action';

/** Asks the host to submit an answer that was taken back, as it stands, and to go on. */
export const goOn: Action = {
  id: 'go-on',
  labelKey: 'actions.goOn',
  group: 'task',
  kinds: ['image', 'text'],
  shortcuts: [{ code: 'BracketRight' }],
  completesGesture: true,
  isEnabled: ({ host }) => host.isReopened,
  run: (editor) => editor.request({ kind: 'go-on' }),
};
