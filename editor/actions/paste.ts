import { addCopies, hasRoomFor, shiftBeside } from '../add-copies';
import { clampShift } from '../bounds';
import type { Action } from './action';

/** Adds what was copied, about the pointer or, where it is not over the picture, a little beside. */
export const paste: Action = {
  id: 'paste',
  labelKey: 'actions.paste',
  group: 'region',
  kinds: ['image'],
  shortcuts: [{ code: 'KeyV', mod: true }],
  isEnabled: (editor) => hasRoomFor(editor, editor.clipboard.regions.length),
  run(editor) {
    const { clipboard, document, image, view } = editor;
    const at = view.pointer?.image;
    const isOver =
      at !== undefined && at.x >= 0 && at.y >= 0 && at.x <= image.widthPx && at.y <= image.heightPx;
    const ids = addCopies(editor, clipboard.regions, (bounds, copies) => {
      if (!isOver) return shiftBeside(editor, bounds, copies);
      const [dx, dy] = [at.x - bounds.x - bounds.width / 2, at.y - bounds.y - bounds.height / 2];
      return clampShift(bounds, dx, dy, image);
    });
    if (ids.length > 0) document.select(ids);
  },
};
