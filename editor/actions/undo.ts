import type { EditorContext } from '../editor-context';
import type { Action } from './action';

/** Right after a submit: neither anything to undo nor anything undone. */
function canTakeAnswerBack({ document, host }: EditorContext): boolean {
  const { canUndo, canRedo } = document.history;
  return host.canReopen && !host.isReopened && !canUndo && !canRedo;
}

/**
 * Takes the last step back; during a gesture just that. Where nothing was done yet it is the answer
 * before this one that is taken back.
 */
export const undo: Action = {
  id: 'undo',
  labelKey: 'actions.undo',
  group: 'history',
  kinds: ['image', 'text'],
  shortcuts: [{ code: 'KeyZ' }, { code: 'KeyZ', mod: true }],
  doesRepeat: true,
  keepsGesture: true,
  isEnabled: (editor) =>
    editor.isInGesture || editor.document.history.canUndo || canTakeAnswerBack(editor),
  run(editor) {
    if (editor.cancelGesture()) return;
    if (canTakeAnswerBack(editor)) editor.request({ kind: 'reopen' });
    else editor.document.history.undo();
  },
};
