import { idleToDraw } from '../idle-to-draw';
import type { ToolStateFactory } from '../tool-state';

/** At rest: a click or a drag draws; Alt takes a corner of the selection away. */
export const drawPolygonIdle: ToolStateFactory<'draw-polygon.idle'> = (editor) =>
  idleToDraw(editor, {
    draw: (start) => editor.enter('draw-polygon.pointing', { start }),
    altCursor: (target) => (target?.handle ? 'default' : 'crosshair'),
  });
