import { zoomToActualSize } from '../camera';
import type { Action } from './action';

/** Shows one image pixel on one CSS pixel. */
export const zoomToActualSizeAction: Action = {
  id: 'zoom-to-actual-size',
  labelKey: 'actions.zoomToActualSize',
  group: 'view',
  kinds: ['image'],
  shortcuts: [{ code: 'KeyF', shift: true }],
  keepsGesture: true,
  isEnabled: () => true,
  run({ view }) {
    view.camera = zoomToActualSize(view.camera);
  },
};
