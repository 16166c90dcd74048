import { stepFactor } from '../view-settings';
import type { Action } from './action';

/** Shows the picture darker; its pixels stay as they are. */
export const darkenPicture: Action = {
  id: 'darken-picture',
  labelKey: 'actions.darkenPicture',
  group: 'view',
  kinds: ['image'],
  shortcuts: [{ code: 'Minus', alt: true }],
  doesRepeat: true,
  keepsGesture: true,
  isEnabled: () => true,
  run({ view }) {
    view.change({ brightness: stepFactor(view.settings.brightness, -0.1) });
  },
};
