import { stepFactor } from '../view-settings';
import type { Action } from './action';

/** Shows the picture with less contrast; its pixels stay as they are. */
export const lowerContrast: Action = {
  id: 'lower-contrast',
  labelKey: 'actions.lowerContrast',
  group: 'view',
  kinds: ['image'],
  shortcuts: [{ code: 'Minus', alt: true, shift: true }],
  doesRepeat: true,
  keepsGesture: true,
  isEnabled: () => true,
  run({ view }) {
    view.change({ contrast: stepFactor(view.settings.contrast, -0.1) });
  },
};
