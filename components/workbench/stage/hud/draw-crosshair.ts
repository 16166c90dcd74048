import type { ViewPoint } from '@/editor/units';

const GAP_PX = 8;

/** Draws two lines through the pointer, dark and light so that one of them shows on any picture. */
export function drawCrosshair(
  context: CanvasRenderingContext2D,
  at: ViewPoint,
  { width, height }: { readonly width: number; readonly height: number },
): void {
  const [x, y] = [Math.round(at.x) + 0.5, Math.round(at.y) + 0.5];
  context.lineWidth = 1;
  context.beginPath();
  for (const [fromX, fromY, toX, toY] of [
    [0, y, x - GAP_PX, y],
    [x + GAP_PX, y, width, y],
    [x, 0, x, y - GAP_PX],
    [x, y + GAP_PX, x, height],
  ] as const) {
    context.moveTo(fromX, fromY);
    context.lineTo(toX, toY);
  }
  context.strokeStyle = '#000000b3';
  context.stroke();
  context.setLineDash([4, 4]);
  context.strokeStyle = '#ffffffd9';
  context.stroke();
  context.setLineDash([]);
}
