import type { Action } from './action';

const NEXT = { auto: 'ltr', ltr: 'rtl', rtl: 'auto' } as const;

/** Lets texts run as their letters do, all from the left, or all from the right. */
export const turnTextDirection: Action = {
  id: 'turn-text-direction',
  labelKey: 'actions.turnTextDirection',
  group: 'view',
  kinds: ['text'],
  shortcuts: [{ code: 'KeyR', alt: true }],
  keepsGesture: true,
  isEnabled: () => true,
  run({ view }) {
    view.change({ direction: NEXT[view.settings.direction] });
  },
};
