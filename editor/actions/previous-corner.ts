import { activeCorner, takeCorner, walkedPolygon } from '../active-corner';
import type { Action } from './action';

/** Takes the corner before of the selected polygon, the last to begin with. */
export const previousCorner: Action = {
  id: 'previous-corner',
  labelKey: 'actions.previousCorner',
  group: 'region',
  kinds: ['image'],
  shortcuts: [{ code: 'KeyW', shift: true }],
  doesRepeat: true,
  isEnabled: (editor) => walkedPolygon(editor) !== null,
  run: (editor) => takeCorner(editor, (activeCorner(editor)?.index ?? 0) - 1),
};
