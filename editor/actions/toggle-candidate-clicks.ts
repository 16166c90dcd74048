import type { Action } from './action';

/** Whether a click where no region is takes the model's candidate that lies there. */
export const toggleCandidateClicks: Action = {
  id: 'toggle-candidate-clicks',
  labelKey: 'actions.toggleCandidateClicks',
  group: 'view',
  kinds: ['image'],
  shortcuts: [],
  keepsGesture: true,
  isEnabled: ({ document }) => document.schema.regions.includes('box'),
  run({ view }) {
    view.change({ takesCandidates: !view.settings.takesCandidates });
  },
};
