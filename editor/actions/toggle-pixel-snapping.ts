import type { Action } from './action';

/** Whether corners and edges that the pointer draws or drags go to whole pixels. */
export const togglePixelSnapping: Action = {
  id: 'toggle-pixel-snapping',
  labelKey: 'actions.togglePixelSnapping',
  group: 'view',
  kinds: ['image'],
  shortcuts: [],
  keepsGesture: true,
  isEnabled: () => true,
  run({ view }) {
    view.change({ snapsToPixels: !view.settings.snapsToPixels });
  },
};
