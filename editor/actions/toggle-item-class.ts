import type { Action } from './action';

/** Chooses a class of the whole item, or takes it away again where several may be chosen. */
export const toggleItemClass: Action = {
  id: 'toggle-item-class',
  labelKey: 'actions.toggleItemClass',
  group: 'class',
  kinds: ['image', 'text'],
  shortcuts: [],
  needsArgs: true,
  isEnabled: ({ document }, { classId }) =>
    document.schema.choice !== 'none' &&
    document.schema.classes.some(({ id, isDeleted }) => id === classId && !isDeleted),
  run({ document }, { classId }) {
    if (classId !== undefined) document.toggleItemClass(classId);
  },
};
