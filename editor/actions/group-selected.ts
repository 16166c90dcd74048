import { nextGroup } from '../add-copies';
import type { Action } from './action';

/** Makes one group of the selected regions. */
export const groupSelected: Action = {
  id: 'group-selected',
  labelKey: 'actions.groupSelected',
  group: 'region',
  kinds: ['image'],
  shortcuts: [{ code: 'KeyG', mod: true }],
  keepsKeys: true,
  isEnabled: ({ document }) => document.editable.length > 1,
  run({ document }) {
    const group = nextGroup(document.list.ordered);
    document.editSelected(() => ({ group }));
  },
};
