import type { Action } from './action';

/** Does again what was undone last. */
export const redo: Action = {
  id: 'redo',
  labelKey: 'actions.redo',
  group: 'history',
  kinds: ['image', 'text'],
  shortcuts: [
    { code: 'KeyZ', shift: true },
    { code: 'KeyZ', mod: true, shift: true },
    { code: 'KeyY', mod: true },
  ],
  doesRepeat: true,
  isEnabled: ({ document }) => document.history.canRedo,
  run: ({ document }) => document.history.redo(),
};
