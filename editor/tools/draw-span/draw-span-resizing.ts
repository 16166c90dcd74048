import { editRegion } from '../../records';
import type { ToolStateFactory } from '../tool-state';

/** Dragging the start or the end of a span; it keeps at least one character. */
export const drawSpanResizing: ToolStateFactory<'draw-span.resizing'> = (
  editor,
  { targetId, handleId },
) => {
  const { document, text, view } = editor;
  const mark = document.history.mark('resize');
  const snapshot = document.get(targetId);

  return {
    isGesture: true,
    cursor: () => 'ew-resize',
    onPointerMove(now) {
      if (snapshot?.kind !== 'span' || text === null) return;
      const { model } = text;
      const at = model.floor(Math.round(now.image.x));
      const wanted =
        handleId === 'start'
          ? { start: Math.min(at, model.step(snapshot.end, -1)), end: snapshot.end }
          : { start: snapshot.start, end: Math.max(at, model.step(snapshot.start, 1)) };
      const fitted = model.fit(wanted, view.settings.snapsToWords && !now.alt);
      if (fitted.end <= fitted.start) return;
      const { start } = handleId === 'start' ? fitted : snapshot;
      const { end } = handleId === 'end' ? fitted : snapshot;
      document.put([editRegion(snapshot, { start, end })]);
    },
    onPointerUp: () => editor.enterIdle(),
    onCancel: () => document.history.bailToMark(mark),
  };
};
