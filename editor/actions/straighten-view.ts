import { rotateCamera } from '../camera';
import type { Action } from './action';

/** Shows the picture upright again. */
export const straightenView: Action = {
  id: 'straighten-view',
  labelKey: 'actions.straightenView',
  group: 'view',
  kinds: ['image'],
  shortcuts: [],
  keepsGesture: true,
  isEnabled: () => true,
  run({ view }) {
    view.camera = rotateCamera(view.camera, 0);
  },
};
