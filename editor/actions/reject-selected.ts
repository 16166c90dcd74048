import { decideAndJump } from '../next-suspect';
import type { Action } from './action';

/** Throws the selected predictions out (or deletes the regions) and jumps on to the next suspect. */
export const rejectSelected: Action = {
  id: 'reject-selected',
  labelKey: 'actions.rejectSelected',
  group: 'prediction',
  kinds: ['image', 'text'],
  shortcuts: [{ code: 'KeyX' }],
  isEnabled: ({ document }) => document.editable.length > 0,
  run: (editor) => decideAndJump(editor, (ids) => editor.document.delete(ids)),
};
