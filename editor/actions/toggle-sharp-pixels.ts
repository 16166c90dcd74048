import type { Action } from './action';

/** Shows pixels as they are, or smoothly, at every zoom. */
export const toggleSharpPixels: Action = {
  id: 'toggle-sharp-pixels',
  labelKey: 'actions.toggleSharpPixels',
  group: 'view',
  kinds: ['image'],
  shortcuts: [{ code: 'KeyI', shift: true }],
  keepsGesture: true,
  isEnabled: () => true,
  run({ view }) {
    view.change({ pixels: view.settings.pixels === 'sharp' ? 'smooth' : 'sharp' });
  },
};
