import { restack } from '../restack';
import type { Action } from './action';

/** Puts the selected regions above the next one that touches them. */
export const bringForward: Action = {
  id: 'bring-forward',
  labelKey: 'actions.bringForward',
  group: 'region',
  kinds: ['image'],
  shortcuts: [{ code: 'PageUp' }],
  doesRepeat: true,
  isEnabled: ({ document }) => document.editable.length > 0,
  run: ({ document }) => restack(document, 'forward'),
};
