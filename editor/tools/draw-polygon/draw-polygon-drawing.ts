import type { Pointer } from '../../pointer';
import { snapPoint, snappingAt } from '../../snapping';
import type { ToolStateFactory } from '../tool-state';
import { CornerLine } from './corner-line';

const REACH_PX = 8;
const COARSE_REACH_PX = 16;

/**
 * Drawing: every click adds a corner where it is released. A click on the first corner closes the
 * polygon, one on the last too, which makes a double click; so does Enter. Deleting and undoing
 * take the last corner back.
 */
export const drawPolygonDrawing: ToolStateFactory<'draw-polygon.drawing'> = (
  editor,
  { start, now },
) => {
  const { document, image, view } = editor;
  const mark = document.history.mark('draw-polygon');
  const placeOf = (pointer: Pointer) =>
    snapPoint(pointer.image, image, snappingAt(editor, pointer));
  const line = new CornerLine(placeOf(start), start.isCoarse ? COARSE_REACH_PX : REACH_PX);
  line.set(view.camera);
  line.moveTo(placeOf(now));
  document.select([]);
  view.hoveredId = null;

  const finish = () => {
    const id = line.isEnough
      ? document.addDrawn({ kind: 'polygon', points: [...line.corners] })
      : null;
    if (id === null) document.history.bailToMark(mark);
    editor.enterIdle();
  };

  return {
    isGesture: true,
    isDrawing: true,
    cursor: () => (line.isClosing(view.camera) ? 'default' : 'crosshair'),
    preview: () => line.preview(view.camera),

    onPointerMove(pointer) {
      line.moveTo(placeOf(pointer));
    },
    onPointerUp(pointer) {
      line.moveTo(placeOf(pointer));
      if (line.set(view.camera)) finish();
    },

    onAction(id) {
      if (id === 'submit') {
        if (line.isEnough) finish();
        return true;
      }
      return (id === 'delete-selected' || id === 'undo') && line.takeBack();
    },

    onComplete() {
      if (line.isEnough) finish();
    },
    onCancel: () => document.history.bailToMark(mark),
  };
};
