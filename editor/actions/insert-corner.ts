import { activeCorner, takeCorner } from '../active-corner';
import { editRegion } from '../records';
import { shapeOf } from '../shapes/shape-registry';
import type { Action } from './action';

/** Puts a corner in the middle of the side after the taken one, and takes it. */
export const insertCorner: Action = {
  id: 'insert-corner',
  labelKey: 'actions.insertCorner',
  group: 'region',
  kinds: ['image'],
  shortcuts: [{ code: 'Insert' }, { code: 'KeyD' }],
  isEnabled: (editor) => activeCorner(editor) !== null,
  run(editor) {
    const corner = activeCorner(editor);
    if (corner === null) return;
    const { polygon, index } = corner;
    const more = shapeOf(polygon).withCorner?.(polygon, index) ?? null;
    if (more === null) return;
    editor.document.put([editRegion(polygon, more)]);
    takeCorner(editor, index + 1);
  },
};
