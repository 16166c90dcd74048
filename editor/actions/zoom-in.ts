import { zoomAt } from '../camera';
import { viewPoint } from '../units';
import type { Action } from './action';

/** Zooms in about the middle of the view. */
export const zoomIn: Action = {
  id: 'zoom-in',
  labelKey: 'actions.zoomIn',
  group: 'view',
  kinds: ['image'],
  shortcuts: [{ code: 'Equal' }, { code: 'Equal', shift: true }, { code: 'NumpadAdd' }],
  doesRepeat: true,
  keepsGesture: true,
  isEnabled: () => true,
  run({ view }) {
    const { width, height } = view.camera.view;
    view.camera = zoomAt(view.camera, viewPoint(width / 2, height / 2), 1.25);
  },
};
