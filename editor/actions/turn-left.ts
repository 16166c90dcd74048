import { rotateCamera } from '../camera';
import type { Action } from './action';

/** Turns the picture in the view a quarter to the left; coordinates stay those of the picture. */
export const turnLeft: Action = {
  id: 'turn-left',
  labelKey: 'actions.turnLeft',
  group: 'view',
  kinds: ['image'],
  shortcuts: [{ code: 'Comma' }],
  keepsGesture: true,
  isEnabled: () => true,
  run({ view }) {
    view.camera = rotateCamera(view.camera, view.camera.rotation - 90);
  },
};
