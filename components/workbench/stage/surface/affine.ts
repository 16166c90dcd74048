import { type Camera, imageToView } from '@/editor/camera';
import { imagePoint, viewPoint } from '@/editor/units';
import type { ImageWindow } from '../regions/region-kind-view';

/** An affine map as a canvas takes it: x′ = a·x + c·y + e, y′ = b·x + d·y + f. */
export interface Affine {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

/** Returns the map from ImagePx to ViewPx, however the camera turns and scales. */
export function cameraAffine(camera: Camera): Affine {
  const still = { ...camera, offset: viewPoint(0, 0) };
  const right = imageToView(still, imagePoint(1, 0));
  const down = imageToView(still, imagePoint(0, 1));
  const { x, y } = camera.offset;
  return { a: right.x, b: right.y, c: down.x, d: down.y, e: x, f: y };
}

/** Returns the map that does `first`, then `then`. */
export function chain(first: Affine, then: Affine): Affine {
  return {
    a: then.a * first.a + then.c * first.b,
    b: then.b * first.a + then.d * first.b,
    c: then.a * first.c + then.c * first.d,
    d: then.b * first.c + then.d * first.d,
    e: then.a * first.e + then.c * first.f + then.e,
    f: then.b * first.e + then.d * first.f + then.f,
  };
}

/** Returns the map followed by a shift, all in the target's unit. */
export function shifted(map: Affine, dx: number, dy: number): Affine {
  return { ...map, e: map.e + dx, f: map.f + dy };
}

/** Returns the map followed by a scaling about the origin. */
export function scaled(map: Affine, factor: number): Affine {
  return chain(map, { a: factor, b: 0, c: 0, d: factor, e: 0, f: 0 });
}

/** Returns the map back. */
export function invert({ a, b, c, d, e, f }: Affine): Affine {
  const area = a * d - b * c;
  return {
    a: d / area,
    b: -b / area,
    c: -c / area,
    d: a / area,
    e: (c * f - d * e) / area,
    f: (b * e - a * f) / area,
  };
}

/** Returns the upright window around a mapped one. */
export function mapWindow(map: Affine, { left, top, right, bottom }: ImageWindow): ImageWindow {
  const xs = [left, right].flatMap((x) => [map.a * x + map.c * top, map.a * x + map.c * bottom]);
  const ys = [left, right].flatMap((x) => [map.b * x + map.d * top, map.b * x + map.d * bottom]);
  return {
    left: Math.min(...xs) + map.e,
    top: Math.min(...ys) + map.f,
    right: Math.max(...xs) + map.e,
    bottom: Math.max(...ys) + map.f,
  };
}

/** How many units of the target one unit of the source is long. */
export function scaleOf({ a, b }: Affine): number {
  return Math.hypot(a, b);
}

/** True where two maps differ by a shift alone. */
export function isShift(one: Affine, other: Affine): boolean {
  return one.a === other.a && one.b === other.b && one.c === other.c && one.d === other.d;
}
