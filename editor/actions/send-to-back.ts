import { restack } from '../restack';
import type { Action } from './action';

/** Puts the selected regions below all. */
export const sendToBack: Action = {
  id: 'send-to-back',
  labelKey: 'actions.sendToBack',
  group: 'region',
  kinds: ['image'],
  shortcuts: [{ code: 'PageDown', shift: true }],
  isEnabled: ({ document }) => document.editable.length > 0,
  run: ({ document }) => restack(document, 'back'),
};
