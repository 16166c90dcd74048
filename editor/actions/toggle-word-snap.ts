import type { Action } from './action';

/** Lets a drag over a text choose whole words, or single characters. */
export const toggleWordSnap: Action = {
  id: 'toggle-word-snap',
  labelKey: 'actions.toggleWordSnap',
  group: 'view',
  kinds: ['text'],
  shortcuts: [{ code: 'KeyW', alt: true }],
  keepsGesture: true,
  isEnabled: ({ document }) => document.schema.regions.includes('span'),
  run({ view }) {
    view.change({ snapsToWords: !view.settings.snapsToWords });
  },
};
