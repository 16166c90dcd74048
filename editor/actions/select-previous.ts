import { selectNeighbour } from '../select-neighbour';
import type { Action } from './action';

/** Selects the region before, the last before the first. */
export const selectPrevious: Action = {
  id: 'select-previous',
  labelKey: 'actions.selectPrevious',
  group: 'region',
  kinds: ['image', 'text'],
  shortcuts: [{ code: 'Tab', shift: true }],
  doesRepeat: true,
  isEnabled: ({ document }) => document.list.ordered.length > 0,
  run: (editor) => selectNeighbour(editor, -1),
};
