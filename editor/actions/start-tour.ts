import type { Action } from './action';

/** Asks the host for the tour that shows how to label. */
export const startTour: Action = {
  id: 'start-tour',
  labelKey: 'actions.startTour',
  group: 'help',
  kinds: ['image', 'text'],
  shortcuts: [],
  keepsGesture: true,
  isEnabled: () => true,
  run: (editor) => editor.request({ kind: 'start-tour' }),
};
