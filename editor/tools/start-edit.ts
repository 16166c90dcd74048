import type { EditorContext } from '../editor-context';
import type { Pointer } from '../pointer';
import { ROTATE_HANDLE_ID } from '../shapes/shape';
import type { EditTarget } from './find-edit-target';

/** Goes to the state in which a drag changes the target: turns, reshapes or moves it. */
export function startEdit(editor: EditorContext, start: Pointer, { id, handle }: EditTarget): void {
  if (handle === null) editor.enter('select.pointing', { start, targetId: id });
  else if (handle.id === ROTATE_HANDLE_ID) editor.enter('select.rotating', { start, targetId: id });
  else editor.enter('select.resizing', { start, targetId: id, handleId: handle.id });
}
