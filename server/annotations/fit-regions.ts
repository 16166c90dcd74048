import type { BoxRegion, PolygonRegion, Region, SpanRegion } from '@/core/annotation';
import { AppError } from '@/core/errors';
import { coveredArea } from '@/core/geometry/covered-area';
import { placeBounds } from '@/core/geometry/region-iou';
import { newId } from '@/core/ids';

/** How far, in px, a region may reach over the picture's edge before it is cut to it. */
const OVERHANG_MAX_PX = 0.5;
/** The smallest side, in px, of a box that is kept. */
const SIDE_MIN_PX = 0.01;
/** The smallest area, in square px, of a polygon that is kept. */
const AREA_MIN_PX = 1e-4;

/** What a region is fitted to. */
export interface FittedItem {
  widthPx: number | null;
  heightPx: number | null;
  /** Of the item's text in code points; null for a picture. */
  textLength: number | null;
}

function refuse(index: number, reason: string): never {
  throw new AppError('invalid', { message: `Region ${index + 1} ${reason}` });
}

/** Cuts `start … start + length` to `0 … limit` where it reaches over by more than half a px. */
function fitSide(start: number, length: number, limit: number): [number, number] {
  const from = start < -OVERHANG_MAX_PX ? 0 : start;
  const to = start + length > limit + OVERHANG_MAX_PX ? limit : start + length;
  return from === start && to === start + length ? [start, length] : [from, to - from];
}

function assertOnPicture(
  region: BoxRegion | PolygonRegion,
  index: number,
  widthPx: number,
  heightPx: number,
): void {
  const { x, y, width, height } = placeBounds(region);
  if (x + width <= 0 || y + height <= 0 || x >= widthPx || y >= heightPx) {
    refuse(index, 'lies outside the picture');
  }
}

function fitBox(region: BoxRegion, index: number, widthPx: number, heightPx: number): BoxRegion {
  const { x, y, width, height, rotation } = region;
  if (![x, y, width, height, rotation].every(Number.isFinite)) refuse(index, 'is not finite');
  if (width < SIDE_MIN_PX || height < SIDE_MIN_PX) refuse(index, 'is too small');
  assertOnPicture(region, index, widthPx, heightPx);
  if (rotation !== 0) return region;
  const [fitX, fitWidth] = fitSide(x, width, widthPx);
  const [fitY, fitHeight] = fitSide(y, height, heightPx);
  if (fitWidth < SIDE_MIN_PX || fitHeight < SIDE_MIN_PX) refuse(index, 'is too small');
  return { ...region, x: fitX, y: fitY, width: fitWidth, height: fitHeight };
}

function fitCorner(value: number, limit: number): number {
  const isInside = value >= -OVERHANG_MAX_PX && value <= limit + OVERHANG_MAX_PX;
  return isInside ? value : Math.min(limit, Math.max(0, value));
}

function fitPolygon(
  region: PolygonRegion,
  index: number,
  widthPx: number,
  heightPx: number,
): PolygonRegion {
  if (!region.points.flat().every(Number.isFinite)) refuse(index, 'is not finite');
  assertOnPicture(region, index, widthPx, heightPx);
  const points = region.points.map(([x, y]): [number, number] => [
    fitCorner(x, widthPx),
    fitCorner(y, heightPx),
  ]);
  if (coveredArea(points) < AREA_MIN_PX) refuse(index, 'is too small');
  return { ...region, points };
}

function fitSpan(region: SpanRegion, index: number, textLength: number): SpanRegion {
  const { start, end } = region;
  if (!Number.isInteger(start) || !Number.isInteger(end)) refuse(index, 'cuts a character');
  if (start < 0 || end <= start) refuse(index, 'is empty');
  if (end > textLength) refuse(index, 'reaches beyond the text');
  return region;
}

function fit(region: Region, index: number, item: FittedItem): Region {
  if (region.kind === 'span') {
    if (item.textLength === null) refuse(index, 'needs a text');
    return fitSpan(region, index, item.textLength);
  }
  const { widthPx, heightPx } = item;
  if (widthPx === null || heightPx === null) refuse(index, 'needs a picture');
  return region.kind === 'box'
    ? fitBox(region, index, widthPx, heightPx)
    : fitPolygon(region, index, widthPx, heightPx);
}

/**
 * Returns regions that lie on the picture, or in the text, and have ids. A box, or a corner of a
 * polygon, that reaches over the edge by up to half a px is left as it is, by more it is cut to the
 * edge; a rotated box is left whole as long as it touches the picture. A polygon that crosses itself
 * is taken as it is (see core/geometry/self-crossing.ts).
 * @throws AppError `invalid` for a region outside the picture or the text, one that is not finite,
 *   a box thinner than 0.01 px or a polygon below 10⁻⁴ square px
 */
export function fitRegions(
  regions: readonly Region[],
  item: FittedItem,
): (Region & { id: string })[] {
  return regions.map((region, index) => ({
    ...fit(region, index, item),
    id: region.id ?? newId('region'),
  }));
}
