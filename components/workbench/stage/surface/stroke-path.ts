import type { OutlinePath } from '../regions/region-kind-view';

/**
 * A path that fills (where asked) and strokes each outline by itself: of thousands of outlines that
 * is far cheaper to raster than one path of them all, and upright boxes take the canvas's own way
 * for rectangles.
 */
export function makeStrokePath(context: CanvasRenderingContext2D, isFilled: boolean): OutlinePath {
  return {
    moveTo(x, y) {
      context.beginPath();
      context.moveTo(x, y);
    },
    lineTo: (x, y) => context.lineTo(x, y),
    rect(x, y, width, height) {
      if (isFilled) context.fillRect(x, y, width, height);
      context.strokeRect(x, y, width, height);
    },
    closePath() {
      context.closePath();
      if (isFilled) context.fill();
      context.stroke();
    },
  };
}
