import { zoomAt } from '../camera';
import { viewPoint } from '../units';
import type { Action } from './action';

/** Zooms out about the middle of the view. */
export const zoomOut: Action = {
  id: 'zoom-out',
  labelKey: 'actions.zoomOut',
  group: 'view',
  kinds: ['image'],
  shortcuts: [{ code: 'Minus' }, { code: 'NumpadSubtract' }],
  doesRepeat: true,
  keepsGesture: true,
  isEnabled: () => true,
  run({ view }) {
    const { width, height } = view.camera.view;
    view.camera = zoomAt(view.camera, viewPoint(width / 2, height / 2), 0.8);
  },
};
