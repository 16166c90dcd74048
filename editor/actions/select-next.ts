import { selectNeighbour } from '../select-neighbour';
import type { Action } from './action';

/** Selects the next region, the first after the last. */
export const selectNext: Action = {
  id: 'select-next',
  labelKey: 'actions.selectNext',
  group: 'region',
  kinds: ['image', 'text'],
  shortcuts: [{ code: 'Tab' }],
  doesRepeat: true,
  isEnabled: ({ document }) => document.list.ordered.length > 0,
  run: (editor) => selectNeighbour(editor, 1),
};
