import type { Action } from './action';

/** Shows or hides the small picture that says where one is. */
export const toggleMinimap: Action = {
  id: 'toggle-minimap',
  labelKey: 'actions.toggleMinimap',
  group: 'view',
  kinds: ['image'],
  shortcuts: [{ code: 'KeyM', alt: true }],
  keepsGesture: true,
  isEnabled: () => true,
  run({ view }) {
    view.change({ hasMinimap: !view.settings.hasMinimap });
  },
};
