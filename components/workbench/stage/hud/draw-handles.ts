import { type Camera, imageToView } from '@/editor/camera';
import { type Handle, ROTATE_HANDLE_ID } from '@/editor/shapes/shape';
import type { ViewPoint } from '@/editor/units';
import type { ClassLook } from '../../panels/class-look';

const RADIUS_PX = 5;
const COARSE_RADIUS_PX = 10;
/** The handles in the middle of a side are left away on sides shorter than this. */
const SIDE_MIN_PX = 40;
/** Where handles stand closer than this they are drawn smaller, to show what they are around. */
const CLOSE_PX = 28;
const CLOSE_RADIUS_PX = 3;
/** The sides of a box, by the corners they lie between. */
const BOX_SIDES: Readonly<Record<string, readonly [string, string]>> = {
  n: ['nw', 'ne'],
  e: ['ne', 'se'],
  s: ['se', 'sw'],
  w: ['sw', 'nw'],
};
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

interface PlacedHandle {
  readonly id: string;
  readonly at: ViewPoint;
}

/** How long the side is in whose middle a handle stands, in view px; the others have none. */
function sideLengths(placed: readonly PlacedHandle[]): ReadonlyMap<string, number> {
  const places = new Map(placed.map(({ id, at }) => [id, at]));
  const corners = placed.filter(({ id }) => id.startsWith('corner-'));
  const lengths = new Map<string, number>();
  for (const { id } of placed) {
    const index = id.startsWith('side-') ? Number(id.slice('side-'.length)) : null;
    const [from, to] =
      index === null
        ? (BOX_SIDES[id]?.map((corner) => places.get(corner)) ?? [])
        : [corners[index]?.at, corners[(index + 1) % corners.length]?.at];
    if (from !== undefined && to !== undefined) lengths.set(id, distance(from, to));
  }
  return lengths;
}

/** Draws the grips of a selected region, at one size whatever the zoom. */
export function drawHandles(
  context: CanvasRenderingContext2D,
  handles: readonly Handle[],
  camera: Camera,
  { look, isCoarse, activeId }: HandlesStyle,
): void {
  const placed = handles.map(({ id, at }) => ({ id, at: imageToView(camera, at) }));
  const lengths = sideLengths(placed);
  const isClose = Object.keys(BOX_SIDES).some((id) => (lengths.get(id) ?? CLOSE_PX) < CLOSE_PX);
  const radius = isCoarse ? COARSE_RADIUS_PX : isClose ? CLOSE_RADIUS_PX : RADIUS_PX;
  context.lineWidth = 2;
  for (const { id, at } of placed) {
    context.fillStyle = '#ffffff';
    context.strokeStyle = look.color;
    if (id === ROTATE_HANDLE_ID) {
      const others = placed.filter((other) => other.id !== id).map((other) => other.at);
      drawRotateHandle(context, at, others, radius, look.color);
      continue;
    }
    if ((lengths.get(id) ?? SIDE_MIN_PX) < SIDE_MIN_PX) continue;
    const isSide = id.startsWith('side-');
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
