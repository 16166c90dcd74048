import { fitCamera, rotateCamera } from '../camera';
import { DEFAULT_VIEW_SETTINGS } from '../view-settings';
import type { Action } from './action';

/**
 * Shows the picture as it is: upright, fitted, with no setting of the view changed but how the
 * pointer clicks: whoever needs that otherwise would be left without.
 */
export const resetView: Action = {
  id: 'reset-view',
  labelKey: 'actions.resetView',
  group: 'view',
  kinds: ['image'],
  shortcuts: [{ code: 'Digit0', alt: true }],
  keepsGesture: true,
  isEnabled: () => true,
  run({ view }) {
    const { clicksByDwelling, dwellMs } = view.settings;
    view.change({ ...DEFAULT_VIEW_SETTINGS, clicksByDwelling, dwellMs });
    view.camera = fitCamera(rotateCamera(view.camera, 0));
  },
};
