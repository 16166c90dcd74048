import { toRegion } from '../records';
import type { Action } from './action';

/** Copies the selected regions; they can be pasted here or into another item. */
export const copySelected: Action = {
  id: 'copy-selected',
  labelKey: 'actions.copySelected',
  group: 'region',
  kinds: ['image'],
  shortcuts: [{ code: 'KeyC', mod: true }],
  isEnabled: ({ document }) => document.selected.length > 0,
  run: ({ document, clipboard }) => clipboard.copy(document.selected.map(toRegion)),
};
