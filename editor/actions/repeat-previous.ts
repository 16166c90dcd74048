import { addCopies, hasRoomFor, NO_SHIFT } from '../add-copies';
import type { Action } from './action';

/**
 * Adds the regions of the item before in the same places, as if they had just been drawn: keys move
 * or delete all of them, a click picks one.
 */
export const repeatPrevious: Action = {
  id: 'repeat-previous',
  labelKey: 'actions.repeatPrevious',
  group: 'region',
  kinds: ['image'],
  shortcuts: [{ code: 'KeyV' }],
  isEnabled: (editor) => hasRoomFor(editor, editor.previousRegions.length),
  run(editor) {
    const ids = addCopies(editor, editor.previousRegions, () => NO_SHIFT);
    if (ids.length > 0) editor.document.select(ids, 'classed');
  },
};
