import { type Camera, visibleBox } from '@/editor/camera';
import { gridSpacing } from './grid-spacing';

/** Draws a grid over the picture, in its own px: the context is placed by the camera. */
export function drawGrid(context: CanvasRenderingContext2D, camera: Camera, gridPx: number): void {
  const px = 1 / camera.scale;
  const spacing = gridSpacing(gridPx, camera.scale);
  const { widthPx, heightPx } = camera.image;
  const seen = visibleBox(camera);
  const [left, top] = [Math.max(0, seen.x), Math.max(0, seen.y)];
  const right = Math.min(widthPx, seen.x + seen.width);
  const bottom = Math.min(heightPx, seen.y + seen.height);
  context.beginPath();
  for (let x = Math.ceil(left / spacing) * spacing; x <= right; x += spacing) {
    context.moveTo(x, top);
    context.lineTo(x, bottom);
  }
  for (let y = Math.ceil(top / spacing) * spacing; y <= bottom; y += spacing) {
    context.moveTo(left, y);
    context.lineTo(right, y);
  }
  context.lineWidth = px;
  context.strokeStyle = '#00000059';
  context.stroke();
  context.setLineDash([2 * px, 2 * px]);
  context.strokeStyle = '#ffffff8c';
  context.stroke();
  context.setLineDash([]);
}
