import { activeCorner, takeCorner, walkedPolygon } from '../active-corner';
import type { Action } from './action';

/** Takes the next corner of the selected polygon, the first to begin with: arrows then move it alone. */
export const nextCorner: Action = {
  id: 'next-corner',
  labelKey: 'actions.nextCorner',
  group: 'region',
  kinds: ['image'],
  shortcuts: [{ code: 'KeyW' }],
  doesRepeat: true,
  isEnabled: (editor) => walkedPolygon(editor) !== null,
  run: (editor) => takeCorner(editor, (activeCorner(editor)?.index ?? -1) + 1),
};
