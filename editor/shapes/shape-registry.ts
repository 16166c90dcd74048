import type { Box } from '@/core/geometry/box';
import type { RegionKind } from '@/core/label-schema/label-schema';
import type { RegionRecord } from '../records';
import { boxShape } from './box-shape';
import { polygonShape } from './polygon-shape';
import type { Shape } from './shape';
import { spanShape } from './span-shape';

/** Every region kind's shape: a further kind is a file beside `box-shape` and a line here. */
const SHAPES: { [K in RegionKind]: Shape<Extract<RegionRecord, { kind: K }>> } = {
  box: boxShape,
  polygon: polygonShape,
  span: spanShape,
};

/** Returns the shape of the kind. */
export function shapeOfKind(kind: RegionKind): Shape<RegionRecord> {
  return SHAPES[kind] as Shape<RegionRecord>;
}

/** Returns the shape that knows how to handle this region. */
export function shapeOf(region: RegionRecord): Shape<RegionRecord> {
  return shapeOfKind(region.kind);
}

/** Returns edges and extent as a person reads them: the kind's own numbers, else those of its bounds. */
export function readBoxOf(region: RegionRecord): Box {
  const shape = shapeOf(region);
  const { x, y, width, height } = { ...shape.bounds(region), ...shape.numbers?.(region) };
  return { x, y, width, height };
}
