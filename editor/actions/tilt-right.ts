import { rotateCamera } from '../camera';
import type { Action } from './action';

/** Turns the picture in the view by one degree to the right. */
export const tiltRight: Action = {
  id: 'tilt-right',
  labelKey: 'actions.tiltRight',
  group: 'view',
  kinds: ['image'],
  shortcuts: [{ code: 'Period', shift: true }],
  doesRepeat: true,
  keepsGesture: true,
  isEnabled: () => true,
  run({ view }) {
    view.camera = rotateCamera(view.camera, view.camera.rotation + 1);
  },
};
