import { decideAndJump } from '../next-suspect';
import { isSuspect } from '../records';
import type { Action } from './action';

/** Accepts the selected predictions as they are and jumps on to the next suspect. */
export const acceptSelected: Action = {
  id: 'accept-selected',
  labelKey: 'actions.acceptSelected',
  group: 'prediction',
  kinds: ['image', 'text'],
  shortcuts: [{ code: 'KeyA' }],
  isEnabled: ({ document }) => document.editable.some(isSuspect),
  run: (editor) => decideAndJump(editor, (ids) => editor.document.accept(ids)),
};
