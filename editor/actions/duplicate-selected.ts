import { addCopies, hasRoomFor, shiftBeside } from '../add-copies';
import { toRegion } from '../records';
import type { Action } from './action';

/** Adds a copy of each selected region a little beside it, and selects the copies. */
export const duplicateSelected: Action = {
  id: 'duplicate-selected',
  labelKey: 'actions.duplicateSelected',
  group: 'region',
  kinds: ['image'],
  shortcuts: [{ code: 'KeyD', mod: true }],
  keepsKeys: true,
  isEnabled: (editor) => hasRoomFor(editor, editor.document.selected.length),
  run(editor) {
    const { document } = editor;
    const ids = addCopies(editor, document.selected.map(toRegion), (bounds, copies) =>
      shiftBeside(editor, bounds, copies),
    );
    if (ids.length > 0) document.select(ids);
  },
};
