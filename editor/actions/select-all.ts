import type { Action } from './action';

/** Selects every region that can be seen and is not locked. */
export const selectAll: Action = {
  id: 'select-all',
  labelKey: 'actions.selectAll',
  group: 'region',
  kinds: ['image'],
  shortcuts: [{ code: 'KeyA', mod: true }],
  keepsKeys: true,
  isEnabled: ({ document, view }) => !view.isHidden && document.list.ordered.length > 0,
  run({ document, view }) {
    const open = document.list.ordered.filter(
      ({ id, isLocked }) => !isLocked && !view.hiddenIds.has(id),
    );
    document.select(open.map(({ id }) => id));
  },
};
