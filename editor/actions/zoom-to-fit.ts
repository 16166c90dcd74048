import { fitCamera } from '../camera';
import type { Action } from './action';

/** Shows the whole image. */
export const zoomToFit: Action = {
  id: 'zoom-to-fit',
  labelKey: 'actions.zoomToFit',
  group: 'view',
  kinds: ['image'],
  shortcuts: [{ code: 'KeyF' }],
  keepsGesture: true,
  isEnabled: () => true,
  run({ view }) {
    view.camera = fitCamera(view.camera);
  },
};
