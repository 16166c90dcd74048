import { panBy } from '../../camera';
import type { ToolStateFactory } from '../tool-state';

/** The picture follows the pointer until the button is released. */
export const panPanning: ToolStateFactory<'pan.panning'> = (editor, { start }) => {
  const snapshot = editor.view.camera;
  return {
    isGesture: true,
    cursor: () => 'grabbing',
    onPointerMove(now) {
      const dx = now.view.x - start.view.x;
      const dy = now.view.y - start.view.y;
      editor.view.camera = panBy(snapshot, dx, dy);
    },
    onPointerUp: () => editor.endPan(),
    onCancel() {
      editor.view.camera = snapshot;
    },
  };
};
