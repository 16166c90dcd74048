import { restack } from '../restack';
import type { Action } from './action';

/** Puts the selected regions below the next one that touches them. */
export const sendBackward: Action = {
  id: 'send-backward',
  labelKey: 'actions.sendBackward',
  group: 'region',
  kinds: ['image'],
  shortcuts: [{ code: 'PageDown' }],
  doesRepeat: true,
  isEnabled: ({ document }) => document.editable.length > 0,
  run: ({ document }) => restack(document, 'backward'),
};
