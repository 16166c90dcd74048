import { stepFactor } from '../view-settings';
import type { Action } from './action';

/** Shows the picture brighter; its pixels stay as they are. */
export const brightenPicture: Action = {
  id: 'brighten-picture',
  labelKey: 'actions.brightenPicture',
  group: 'view',
  kinds: ['image'],
  shortcuts: [{ code: 'Equal', alt: true }],
  doesRepeat: true,
  keepsGesture: true,
  isEnabled: () => true,
  run({ view }) {
    view.change({ brightness: stepFactor(view.settings.brightness, 0.1) });
  },
};
