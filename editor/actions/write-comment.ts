import type { Action } from './action';

/** Asks the host for a place to write a comment: on the selected region, else on the item. */
export const writeComment: Action = {
  id: 'write-comment',
  labelKey: 'actions.writeComment',
  group: 'task',
  kinds: ['image', 'text'],
  shortcuts: [{ code: 'KeyM', shift: true }],
  isEnabled: () => true,
  run: (editor) => editor.request({ kind: 'write-comment' }),
};
