import type { Action } from './action';

/** Locks the selected regions against every change, or unlocks them where all are locked. */
export const toggleLock: Action = {
  id: 'toggle-lock',
  labelKey: 'actions.toggleLock',
  group: 'region',
  kinds: ['image'],
  shortcuts: [{ code: 'KeyL' }],
  isEnabled: ({ document }) => document.selected.length > 0,
  run({ document }) {
    const isLocked = document.selected.some((region) => !region.isLocked);
    const changed = document.selected.filter((region) => region.isLocked !== isLocked);
    document.put(changed.map((region) => ({ ...region, isLocked })));
  },
};
