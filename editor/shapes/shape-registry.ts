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
