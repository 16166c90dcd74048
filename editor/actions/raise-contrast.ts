import { stepFactor } from '../view-settings';
import type { Action } from './action';

/** Shows the picture with more contrast; its pixels stay as they are. */
export const raiseContrast: Action = {
  id: 'raise-contrast',
  labelKey: 'actions.raiseContrast',
  group: 'view',
  kinds: ['image'],
  shortcuts: [{ code: 'Equal', alt: true, shift: true }],
  doesRepeat: true,
  keepsGesture: true,
  isEnabled: () => true,
  run({ view }) {
    view.change({ contrast: stepFactor(view.settings.contrast, 0.1) });
  },
};
