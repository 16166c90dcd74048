import { restack } from '../restack';
import type { Action } from './action';

/** Puts the selected regions on top of all. */
export const bringToFront: Action = {
  id: 'bring-to-front',
  labelKey: 'actions.bringToFront',
  group: 'region',
  kinds: ['image'],
  shortcuts: [{ code: 'PageUp', shift: true }],
  isEnabled: ({ document }) => document.editable.length > 0,
  run: ({ document }) => restack(document, 'front'),
};
