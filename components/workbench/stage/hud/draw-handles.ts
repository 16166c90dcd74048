import { type Camera, imageToView } from '@/editor/camera';
import { type Handle, ROTATE_HANDLE_ID } from '@/editor/shapes/shape';
import type { ViewPoint } from '@/editor/units';
import type { ClassLook } from '../../panels/class-look';

const RADIUS_PX = 5;
const COARSE_RADIUS_PX = 10;
/** Handles that add a corner are left away on sides shorter than this. */
const SIDE_MIN_PX = 40;
const TAU = 2 * Math.PI;

function distance(a: ViewPoint, b: ViewPoint): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** A stalk from the nearest other handle, and an arrow that turns. */
function drawRotateHandle(
  context: CanvasRenderingContext2D,
  at: ViewPoint,
  others: readonly ViewPoint[],
  radius: number,
  color: string,
): void {
  const [foot] = others.toSorted((a, b) => distance(a, at) - distance(b, at));
  if (foot !== undefined) {
    context.beginPath();
    context.moveTo(foot.x, foot.y);
    context.lineTo(at.x, at.y);
    context.stroke();
  }
  const outer = radius + 3;
  context.beginPath();
  context.arc(at.x, at.y, outer, 0, TAU);
  context.fill();
  context.stroke();
  const inner = radius - 1;
  context.beginPath();
  context.arc(at.x, at.y, inner, -0.15 * TAU, 0.55 * TAU);
  context.stroke();
  const [x, y] = [at.x + inner * Math.cos(-0.15 * TAU), at.y + inner * Math.sin(-0.15 * TAU)];
  context.beginPath();
  context.moveTo(x - 4, y - 1);
  context.lineTo(x + 1, y + 2);
  context.lineTo(x + 2, y - 4);
  context.closePath();
  context.fillStyle = color;
  context.fill();
}

/** How the grips of one region are drawn. */
interface HandlesStyle {
  readonly look: ClassLook;
  readonly isCoarse: boolean;
  /** The one that keys move. */
  readonly activeId: string | null;
}

/** The corner that keys have taken: larger, filled and ringed, so that no colour alone tells it. */
function drawActive(
  context: CanvasRenderingContext2D,
  at: ViewPoint,
  radius: number,
  { color, ink }: ClassLook,
): void {
  const rings = [
    { radius: radius + 6, style: ink },
    { radius: radius + 4, style: '#ffffff' },
    { radius: radius + 1, style: color },
  ];
  for (const ring of rings) {
    context.beginPath();
    context.arc(at.x, at.y, ring.radius, 0, TAU);
    context.fillStyle = ring.style;
    context.fill();
  }
}

/** Draws the grips of a selected region, at one size whatever the zoom. */
export function drawHandles(
  context: CanvasRenderingContext2D,
  handles: readonly Handle[],
  camera: Camera,
  { look, isCoarse, activeId }: HandlesStyle,
): void {
  const radius = isCoarse ? COARSE_RADIUS_PX : RADIUS_PX;
  const placed = handles.map(({ id, at }) => ({ id, at: imageToView(camera, at) }));
  const corners = placed.filter(({ id }) => id.startsWith('corner-'));
  const isShortSide = (id: string) => {
    const index = Number(id.slice('side-'.length));
    const [from, to] = [corners[index], corners[(index + 1) % corners.length]];
    return from !== undefined && to !== undefined && distance(from.at, to.at) < SIDE_MIN_PX;
  };
  context.lineWidth = 2;
  for (const { id, at } of placed) {
    context.fillStyle = '#ffffff';
    context.strokeStyle = look.color;
    if (id === ROTATE_HANDLE_ID) {
      const others = placed.filter((other) => other.id !== id).map((other) => other.at);
      drawRotateHandle(context, at, others, radius, look.color);
      continue;
    }
    const isSide = id.startsWith('side-');
    if (isSide && isShortSide(id)) continue;
    context.globalAlpha = isSide ? 0.75 : 1;
    context.beginPath();
    context.arc(at.x, at.y, isSide ? radius * 0.6 : radius, 0, TAU);
    context.fill();
    context.stroke();
    context.globalAlpha = 1;
  }
  const active = placed.find(({ id }) => id === activeId);
  if (active !== undefined) drawActive(context, active.at, radius, look);
}
