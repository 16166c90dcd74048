import { clampPoint } from '../bounds';
import { imageToView, viewToImage } from '../camera';
import type { EditorContext } from '../editor-context';
import { type ImagePoint, viewPoint } from '../units';
import type { Action } from './action';

/** Where somebody who draws by keys left off, if it can be seen; else the middle of what is seen. */
function startOf({ view, image }: EditorContext): ImagePoint {
  const { camera, keyboardPlace } = view;
  const { width, height } = camera.view;
  if (keyboardPlace !== null) {
    const { x, y } = imageToView(camera, keyboardPlace);
    if (x >= 0 && y >= 0 && x <= width && y <= height) return keyboardPlace;
  }
  return clampPoint(viewToImage(camera, viewPoint(width / 2, height / 2)), image);
}

/**
 * Draws without a pointer, a polygon with the polygon tool or where no boxes are asked for, else a
 * box: arrows move a cursor, Enter or Space sets a corner, Escape ends it.
 */
export const drawByKeyboard: Action = {
  id: 'draw-by-keyboard',
  labelKey: 'actions.drawByKeyboard',
  group: 'tool',
  kinds: ['image'],
  shortcuts: [{ code: 'KeyB', shift: true }],
  isEnabled: ({ document }) =>
    document.schema.regions.some((kind) => kind === 'box' || kind === 'polygon'),
  run(editor) {
    const from = startOf(editor);
    const hasBoxes = editor.document.schema.regions.includes('box');
    if (editor.tool === 'draw-polygon' || !hasBoxes) {
      editor.setTool('draw-polygon');
      editor.enter('draw-polygon.keyboard', { from });
    } else {
      editor.setTool('draw-box');
      editor.enter('draw-box.keyboard', { from });
    }
  },
};
