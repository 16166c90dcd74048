import type { Action } from './action';

/** Chooses the hand: a drag moves the picture. */
export const choosePan: Action = {
  id: 'choose-pan',
  labelKey: 'actions.choosePan',
  group: 'tool',
  kinds: ['image'],
  shortcuts: [],
  isEnabled: () => true,
  run: (editor) => editor.setTool('pan'),
};
