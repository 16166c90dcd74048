import type { Action } from './action';

/** Underlines the classes' keywords in texts, or no longer; never part of an answer. */
export const toggleKeywords: Action = {
  id: 'toggle-keywords',
  labelKey: 'actions.toggleKeywords',
  group: 'view',
  kinds: ['text'],
  shortcuts: [{ code: 'KeyK', alt: true }],
  keepsGesture: true,
  isEnabled: () => true,
  run({ view }) {
    view.change({ hasKeywords: !view.settings.hasKeywords });
  },
};
