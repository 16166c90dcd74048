import { type Camera, imageToView } from '@/editor/camera';
import { isSuspect, type RegionRecord } from '@/editor/records';
import type { Scene } from '@/editor/scene';
import type { ClassLook } from '../../panels/class-look';
import { SUSPECT_DASH } from '../draw-resting';
import type { ImageRegionKind, OutlinePath } from '../regions/region-kind-view';
import { viewOfKind } from '../regions/view-registry';
import { drawCrosshair } from './draw-crosshair';
import { drawGrid } from './draw-grid';
import { drawHandles } from './draw-handles';
import { drawName } from './draw-name';
import { drawOutline } from './draw-outline';
import { drawPreviewDots } from './draw-preview-dots';

type ImageRecord = Extract<RegionRecord, { kind: ImageRegionKind }>;

/** How the marks look on this screen. */
export interface MarksLook {
  readonly lookOf: (classId: number | null) => ClassLook;
  /** Handles for fingers. */
  readonly isCoarse: boolean;
  /** Somebody draws by keys: the crosshair is their cursor. */
  readonly isByKeys: boolean;
}

/** Light enough that what is inside keeps its colour. */
const LIVE_FILL = 0.08;
const HOVER_FILL = 0.14;

function tracerOf(region: RegionRecord) {
  return (path: OutlinePath) => viewOfKind(region.kind)?.trace(path, region as ImageRecord);
}

function nameOf(region: RegionRecord, { name }: ClassLook): string {
  if (!isSuspect(region) || region.confidence === undefined) return name;
  return `${name} ${Math.round(region.confidence * 100)} %`;
}

function isOver({ image }: Camera, { x, y }: { x: number; y: number }): boolean {
  return x >= 0 && y >= 0 && x <= image.widthPx && y <= image.heightPx;
}

function drawFrame(context: CanvasRenderingContext2D, { frame }: Scene, px: number): void {
  if (frame === null) return;
  const { x, y, width, height } = frame;
  context.fillStyle = '#1971c233';
  context.fillRect(x, y, width, height);
  context.setLineDash([4 * px, 3 * px]);
  context.lineWidth = px;
  context.strokeStyle = '#ffffff';
  context.strokeRect(x, y, width, height);
  context.setLineDash([]);
}

/** What is placed by the camera: the context is in ImagePx. */
function drawPlaced(
  context: CanvasRenderingContext2D,
  scene: Scene,
  lookOf: MarksLook['lookOf'],
): void {
  const { camera, candidate, live, hovered, preview, settings } = scene;
  const px = 1 / camera.scale;
  if (settings.hasGrid) drawGrid(context, camera, settings.gridPx);
  const drawRegion = (region: RegionRecord, fill: number) => {
    const look = lookOf(region.classId);
    const dash = isSuspect(region) ? SUSPECT_DASH : look.dash;
    drawOutline(context, tracerOf(region), { look, px, fill, dash });
  };
  for (const { record } of live) drawRegion(record, LIVE_FILL);
  if (hovered !== null) drawRegion(hovered, HOVER_FILL);
  if (candidate !== null) {
    const { x, y, width, height, classId } = candidate;
    const trace = (path: OutlinePath) => path.rect(x, y, width, height);
    drawOutline(context, trace, {
      look: lookOf(classId),
      px,
      fill: HOVER_FILL,
      dash: SUSPECT_DASH,
    });
  }
  if (preview !== null) {
    const trace = (path: OutlinePath) => viewOfKind(preview.kind)?.tracePreview(path, preview);
    const look = lookOf(preview.classId);
    drawOutline(context, trace, { look, px, fill: LIVE_FILL, dash: [] });
  }
  drawFrame(context, scene, px);
}

/** What stays upright and of one size: names, handles, crosshair. */
function drawUpright(context: CanvasRenderingContext2D, scene: Scene, marks: MarksLook): void {
  const { camera, hovered, live, preview, settings, crosshair } = scene;
  const { lookOf, isCoarse, isByKeys } = marks;
  if (settings.labels !== 'never') {
    const isHoveredLive = live.some(({ record }) => record.id === hovered?.id);
    const named = live.map(({ record: region, handles }) => ({ region, handles }));
    if (hovered !== null && !isHoveredLive) named.push({ region: hovered, handles: [] });
    for (const { region, handles } of named) {
      const look = lookOf(region.classId);
      drawName(context, { region, handles, text: nameOf(region, look) }, camera, look);
    }
  }
  for (const { record, handles } of live) {
    const style = { look: lookOf(record.classId), isCoarse, activeId: scene.activeHandleId };
    drawHandles(context, handles, camera, style);
  }
  if (preview !== null) drawPreviewDots(context, preview, camera, lookOf(preview.classId));
  const hasCrosshair = isByKeys || (settings.hasCrosshair && scene.cursor === 'crosshair');
  if (hasCrosshair && crosshair !== null && isOver(camera, crosshair)) {
    drawCrosshair(context, imageToView(camera, crosshair), camera.view);
  }
}

/**
 * Draws what lies over the resting regions: the selected ones with their handles, what is being
 * drawn, what is under the pointer, the frame of a selection, grid and crosshair. The context is in
 * CSS px of the view. Outlines are placed by the camera; names, handles and crosshair stay upright.
 */
export function drawMarks(context: CanvasRenderingContext2D, scene: Scene, marks: MarksLook): void {
  const { camera } = scene;
  const seen = scene.isLiveSeen ? scene : { ...scene, live: [] };
  context.save();
  context.translate(camera.offset.x, camera.offset.y);
  context.rotate((camera.rotation * Math.PI) / 180);
  context.scale(camera.scale, camera.scale);
  drawPlaced(context, seen, marks.lookOf);
  context.restore();
  context.save();
  drawUpright(context, seen, marks);
  context.restore();
}
