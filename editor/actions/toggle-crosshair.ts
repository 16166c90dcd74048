import type { Action } from './action';

/** Shows or hides the lines through the pointer. */
export const toggleCrosshair: Action = {
  id: 'toggle-crosshair',
  labelKey: 'actions.toggleCrosshair',
  group: 'view',
  kinds: ['image'],
  shortcuts: [{ code: 'KeyC', shift: true }],
  keepsGesture: true,
  isEnabled: () => true,
  run({ view }) {
    view.change({ hasCrosshair: !view.settings.hasCrosshair });
  },
};
