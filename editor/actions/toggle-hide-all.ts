import { hideRegions } from '../hide-regions';
import type { Action } from './action';

/** Hides all regions from sight, or shows them again; the answer stays as it is. */
export const toggleHideAll: Action = {
  id: 'toggle-hide-all',
  labelKey: 'actions.toggleHideAll',
  group: 'view',
  kinds: ['image', 'text'],
  shortcuts: [{ code: 'KeyH', shift: true }],
  keepsGesture: true,
  isEnabled: () => true,
  run(editor) {
    if (editor.view.isHidden) editor.view.isHidden = false;
    else hideRegions(editor);
  },
};
