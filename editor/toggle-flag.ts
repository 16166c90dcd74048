import type { RegionFlag } from '@/core/annotation';
import type { Action, Shortcut } from './actions/action';

/** Returns the action that sets one flag on all selected regions, or takes it from all that have it. */
export function makeToggleFlag(
  flag: RegionFlag,
  labelKey: string,
  shortcuts: readonly Shortcut[],
): Action {
  return {
    id: `toggle-${flag}`,
    labelKey,
    group: 'region',
    kinds: ['image'],
    shortcuts,
    isEnabled: ({ document }) => document.editable.length > 0,
    run({ document }) {
      const isSet = document.editable.every(({ flags }) => flags?.includes(flag));
      document.editSelected(({ flags = [] }) => {
        if (flags.includes(flag) !== isSet) return {};
        const next = isSet ? flags.filter((other) => other !== flag) : [...flags, flag];
        return { flags: next.length === 0 ? undefined : next };
      });
    },
  };
}
