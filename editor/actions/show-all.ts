import type { Action } from './action';

/** Shows every region that was hidden from sight. */
export const showAll: Action = {
  id: 'show-all',
  labelKey: 'actions.showAll',
  group: 'view',
  kinds: ['image'],
  shortcuts: [{ code: 'KeyH', alt: true, shift: true }],
  keepsGesture: true,
  isEnabled: ({ view }) => view.isHidden || view.hiddenIds.size > 0,
  run(editor) {
    editor.view.isHidden = false;
    editor.setHidden([...editor.view.hiddenIds], false);
  },
};
