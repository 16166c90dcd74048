import { drawBoxDrawing } from './draw-box/draw-box-drawing';
import { drawBoxIdle } from './draw-box/draw-box-idle';
import { drawBoxKeyboard } from './draw-box/draw-box-keyboard';
import { drawBoxPointing } from './draw-box/draw-box-pointing';
import { drawPolygonDrawing } from './draw-polygon/draw-polygon-drawing';
import { drawPolygonIdle } from './draw-polygon/draw-polygon-idle';
import { drawPolygonKeyboard } from './draw-polygon/draw-polygon-keyboard';
import { drawPolygonPointing } from './draw-polygon/draw-polygon-pointing';
import { drawSpanIdle } from './draw-span/draw-span-idle';
import { drawSpanResizing } from './draw-span/draw-span-resizing';
import { drawSpanSelecting } from './draw-span/draw-span-selecting';
import { panIdle } from './pan/pan-idle';
import { panPanning } from './pan/pan-panning';
import { selectFraming } from './select/select-framing';
import { selectIdle } from './select/select-idle';
import { selectPointing } from './select/select-pointing';
import { selectResizing } from './select/select-resizing';
import { selectRotating } from './select/select-rotating';
import { selectTranslating } from './select/select-translating';
import type { ToolStateFactory } from './tool-state';
import type { ToolStateId } from './tool-state-info';

/** Every tool state by its path. */
export const TOOL_STATES: { readonly [K in ToolStateId]: ToolStateFactory<K> } = {
  'draw-box.idle': drawBoxIdle,
  'draw-box.pointing': drawBoxPointing,
  'draw-box.drawing': drawBoxDrawing,
  'draw-box.keyboard': drawBoxKeyboard,
  'draw-polygon.idle': drawPolygonIdle,
  'draw-polygon.pointing': drawPolygonPointing,
  'draw-polygon.drawing': drawPolygonDrawing,
  'draw-polygon.keyboard': drawPolygonKeyboard,
  'draw-span.idle': drawSpanIdle,
  'draw-span.selecting': drawSpanSelecting,
  'draw-span.resizing': drawSpanResizing,
  'select.idle': selectIdle,
  'select.pointing': selectPointing,
  'select.translating': selectTranslating,
  'select.resizing': selectResizing,
  'select.rotating': selectRotating,
  'select.framing': selectFraming,
  'pan.idle': panIdle,
  'pan.panning': panPanning,
};
