import type { ClassLook } from '../../panels/class-look';
import type { OutlinePath } from '../regions/region-kind-view';

const LINE_PX = 3;
const CASING_PX = 5;

/** How an outline is drawn: `px` is one view px in ImagePx, `fill` the opacity of its fill, 0–1. */
interface OutlineStyle {
  readonly look: ClassLook;
  readonly px: number;
  readonly fill: number;
  readonly dash: readonly number[];
}

/** Draws one outline, traced by the view of its kind, set off from the picture. */
export function drawOutline(
  context: CanvasRenderingContext2D,
  trace: (path: OutlinePath) => void,
  { look, px, fill, dash }: OutlineStyle,
): void {
  context.beginPath();
  trace(context);
  context.globalAlpha = fill;
  context.fillStyle = look.color;
  // as the hit test does where a polygon crosses itself
  context.fill('evenodd');
  context.globalAlpha = 1;
  context.lineJoin = 'round';
  context.setLineDash(dash.map((length) => length * px));
  context.lineWidth = CASING_PX * px;
  context.strokeStyle = `${look.ink}80`;
  context.stroke();
  context.lineWidth = LINE_PX * px;
  context.strokeStyle = look.color;
  context.stroke();
  context.setLineDash([]);
}
