import type { Box } from './box';
import type { Corners } from './corners';
import { polygonIou } from './polygon-iou';
import { enclosingBox, type RotatedBox, rotatedIou } from './rotated-box';
import { type Stretch, spanIou } from './span-iou';

/** Where a region is; every Region is one. A further kind is a further branch here. */
export type Place =
  | ({ kind: 'box' } & RotatedBox)
  | { kind: 'polygon'; points: Corners }
  | ({ kind: 'span' } & Stretch);

/** Returns the smallest upright box around a place; a span is one px high and counts code points. */
export function placeBounds(place: Place): Box {
  if (place.kind === 'box') return enclosingBox(place);
  if (place.kind === 'span') {
    return { x: place.start, y: 0, width: place.end - place.start, height: 1 };
  }
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of place.points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/**
 * Returns how much two regions cover each other, 0–1: area of the intersection over that of the
 * union, for spans by length. Regions of different kinds are never one thing: 0.
 */
export function regionIou(a: Place, b: Place): number {
  if (a.kind === 'box' && b.kind === 'box') return rotatedIou(a, b);
  if (a.kind === 'polygon' && b.kind === 'polygon') return polygonIou(a.points, b.points);
  if (a.kind === 'span' && b.kind === 'span') return spanIou(a, b);
  return 0;
}

/** Orders places by kind, then by their coordinates: 0 only for two that are the same. */
export function comparePlaces(a: Place, b: Place): number {
  if (a.kind !== b.kind) return a.kind < b.kind ? -1 : 1;
  const [left, right] = [coordinatesOf(a), coordinatesOf(b)];
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const difference = (left[at] as number) - (right[at] as number);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function coordinatesOf(place: Place): number[] {
  if (place.kind === 'span') return [place.start, place.end];
  if (place.kind === 'box') {
    return [place.x, place.y, place.width, place.height, place.rotation ?? 0];
  }
  const { x, y } = placeBounds(place);
  return [x, y, ...place.points.flat()];
}
