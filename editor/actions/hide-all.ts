import { hideRegions } from '../hide-regions';
import type { Action } from './action';

/** Hides all regions from sight while the key is held; the answer stays as it is. */
export const hideAll: Action = {
  id: 'hide-all',
  labelKey: 'actions.hideAll',
  group: 'view',
  kinds: ['image', 'text'],
  shortcuts: [{ code: 'KeyH', on: 'hold' }],
  keepsGesture: true,
  isEnabled: () => true,
  run: hideRegions,
  release({ view }) {
    view.isHidden = false;
  },
};
