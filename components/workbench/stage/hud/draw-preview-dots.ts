import { type Camera, imageToView } from '@/editor/camera';
import type { Scene } from '@/editor/scene';
import { imagePoint } from '@/editor/units';
import type { ClassLook } from '../../panels/class-look';
import { viewOfKind } from '../regions/view-registry';

const RADIUS_PX = 4;
const TARGET_RADIUS_PX = 8;

/** Draws the corners set so far of what is being drawn; the one that would close it is larger. */
export function drawPreviewDots(
  context: CanvasRenderingContext2D,
  preview: NonNullable<Scene['preview']>,
  camera: Camera,
  look: ClassLook,
): void {
  context.lineWidth = 2;
  for (const { x, y, isTarget } of viewOfKind(preview.kind)?.previewDots?.(preview) ?? []) {
    const at = imageToView(camera, imagePoint(x, y));
    context.beginPath();
    context.arc(at.x, at.y, isTarget ? TARGET_RADIUS_PX : RADIUS_PX, 0, 2 * Math.PI);
    context.fillStyle = isTarget ? look.color : '#ffffff';
    context.strokeStyle = isTarget ? '#ffffff' : look.color;
    context.fill();
    context.stroke();
  }
}
