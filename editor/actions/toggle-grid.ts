import type { Action } from './action';

/** Shows or hides the grid over the picture. */
export const toggleGrid: Action = {
  id: 'toggle-grid',
  labelKey: 'actions.toggleGrid',
  group: 'view',
  kinds: ['image'],
  shortcuts: [{ code: 'KeyG', shift: true }],
  keepsGesture: true,
  isEnabled: () => true,
  run({ view }) {
    view.change({ hasGrid: !view.settings.hasGrid });
  },
};
