import { rotateCamera } from '../camera';
import type { Action } from './action';

/** Turns the picture in the view by one degree to the left. */
export const tiltLeft: Action = {
  id: 'tilt-left',
  labelKey: 'actions.tiltLeft',
  group: 'view',
  kinds: ['image'],
  shortcuts: [{ code: 'Comma', shift: true }],
  doesRepeat: true,
  keepsGesture: true,
  isEnabled: () => true,
  run({ view }) {
    view.camera = rotateCamera(view.camera, view.camera.rotation - 1);
  },
};
