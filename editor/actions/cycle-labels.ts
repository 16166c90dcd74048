import type { ViewSettings } from '../view-settings';
import type { Action } from './action';

const NEXT = { always: 'selected', selected: 'never', never: 'always' } as const satisfies Record<
  ViewSettings['labels'],
  ViewSettings['labels']
>;

/** Names on all regions, on the selected one only, on none, and so on. */
export const cycleLabels: Action = {
  id: 'cycle-labels',
  labelKey: 'actions.cycleLabels',
  group: 'view',
  kinds: ['image'],
  shortcuts: [{ code: 'KeyI' }],
  keepsGesture: true,
  isEnabled: () => true,
  run({ view }) {
    view.change({ labels: NEXT[view.settings.labels] });
  },
};
