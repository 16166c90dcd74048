import { type Camera, imageToView } from '@/editor/camera';
import type { RegionRecord } from '@/editor/records';
import type { Handle } from '@/editor/shapes/shape';
import { shapeOf } from '@/editor/shapes/shape-registry';
import { imagePoint } from '@/editor/units';
import type { ClassLook } from '../../panels/class-look';
import { placeLiveLabel } from './place-live-label';

const FONT = '600 13px system-ui, sans-serif';
const HEIGHT_PX = 20;
const PADDING_PX = 6;
const RADIUS_PX = 4;

/** A region with what is written at it; the name keeps clear of the handles. */
interface NamedRegion {
  readonly region: RegionRecord;
  readonly text: string;
  readonly handles: readonly Handle[];
}

/** Returns the extent of a region in the view. */
function boundsInView(region: RegionRecord, camera: Camera) {
  const { x, y, width, height } = shapeOf(region).bounds(region);
  const corners = [
    imagePoint(x, y),
    imagePoint(x + width, y),
    imagePoint(x + width, y + height),
    imagePoint(x, y + height),
  ].map((corner) => imageToView(camera, corner));
  const xs = corners.map((corner) => corner.x);
  const ys = corners.map((corner) => corner.y);
  return {
    left: Math.min(...xs),
    top: Math.min(...ys),
    right: Math.max(...xs),
    bottom: Math.max(...ys),
  };
}

/** Draws the name of a selected or hovered region, upright however the picture is turned. */
export function drawName(
  context: CanvasRenderingContext2D,
  { region, text, handles }: NamedRegion,
  camera: Camera,
  look: ClassLook,
): void {
  context.font = FONT;
  const width = context.measureText(text).width + 2 * PADDING_PX;
  const { x, y } = placeLiveLabel(
    boundsInView(region, camera),
    { width, height: HEIGHT_PX },
    handles.map(({ at }) => imageToView(camera, at)),
    camera.view,
  );
  context.beginPath();
  context.roundRect(x, y, width, HEIGHT_PX, RADIUS_PX);
  context.fillStyle = look.color;
  context.fill();
  context.fillStyle = look.ink;
  context.textBaseline = 'middle';
  context.fillText(text, x + PADDING_PX, y + HEIGHT_PX / 2 + 1);
}
