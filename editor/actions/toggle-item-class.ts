import type { LabelSchema } from '@/core/label-schema/label-schema';
import type { Action, Shortcut } from './action';

const KEYS = [...'123456789'].map((digit) => ({ code: `Digit${digit}`, alt: true as const }));

/**
 * Where regions are drawn the plain keys are theirs: Alt and a digit is a class of the item. A class
 * that is gone keeps its place.
 */
function shortcutsOf({ regions, choice, classes }: LabelSchema): readonly Shortcut[] {
  if (regions.length === 0 || choice === 'none') return [];
  return KEYS.flatMap((key, index): Shortcut[] => {
    const entry = classes[index];
    return entry === undefined || entry.isDeleted ? [] : [{ ...key, args: { classId: entry.id } }];
  });
}

/** Chooses a class of the whole item, or takes it away again where several may be chosen. */
export const toggleItemClass: Action = {
  id: 'toggle-item-class',
  labelKey: 'actions.toggleItemClass',
  group: 'class',
  kinds: ['image', 'text'],
  shortcuts: [],
  needsArgs: true,
  shortcutsOf,
  isEnabled: ({ document }, { classId }) =>
    document.schema.choice !== 'none' &&
    document.schema.classes.some(({ id, isDeleted }) => id === classId && !isDeleted),
  run({ document }, { classId }) {
    if (classId !== undefined) document.toggleItemClass(classId);
  },
};
