import type { Action } from './action';

/** Accepts every prediction that nobody has decided yet. */
export const acceptAll: Action = {
  id: 'accept-all',
  labelKey: 'actions.acceptAll',
  group: 'prediction',
  kinds: ['image', 'text'],
  shortcuts: [{ code: 'KeyA', shift: true }],
  isEnabled: ({ document }) => document.list.suspects.some(({ isLocked }) => !isLocked),
  run: ({ document }) => document.accept(document.list.suspects.map(({ id }) => id)),
};
