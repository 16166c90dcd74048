import type { Action } from './action';

/** Chooses to select only: no drag draws. */
export const chooseSelect: Action = {
  id: 'choose-select',
  labelKey: 'actions.chooseSelect',
  group: 'tool',
  kinds: ['image'],
  shortcuts: [{ code: 'KeyM' }],
  isEnabled: () => true,
  run: (editor) => editor.setTool('select'),
};
