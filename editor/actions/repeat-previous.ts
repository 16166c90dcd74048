import { addCopies, hasRoomFor, hasTwin, NO_SHIFT } from '../add-copies';
import type { RegionRecord } from '../records';
import type { Action } from './action';

/**
 * Adds the regions of the item before in the same places, as if they had just been drawn: keys move
 * or delete all of them, a click picks one. What lies there already is not added once more.
 */
export const repeatPrevious: Action = {
  id: 'repeat-previous',
  labelKey: 'actions.repeatPrevious',
  group: 'region',
  kinds: ['image'],
  shortcuts: [{ code: 'KeyV' }],
  keepsKeys: true,
  isEnabled: (editor) => hasRoomFor(editor, editor.previousRegions.length),
  run(editor) {
    const isNew = (copy: RegionRecord) => !hasTwin(editor, copy);
    const ids = addCopies(editor, editor.previousRegions, () => NO_SHIFT, isNew);
    if (ids.length > 0) editor.document.select(ids, 'classed');
  },
};
