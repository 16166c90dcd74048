import { rotateCamera } from '../camera';
import type { Action } from './action';

/** Turns the picture in the view a quarter to the right; coordinates stay those of the picture. */
export const turnRight: Action = {
  id: 'turn-right',
  labelKey: 'actions.turnRight',
  group: 'view',
  kinds: ['image'],
  shortcuts: [{ code: 'Period' }],
  keepsGesture: true,
  isEnabled: () => true,
  run({ view }) {
    view.camera = rotateCamera(view.camera, view.camera.rotation + 90);
  },
};
