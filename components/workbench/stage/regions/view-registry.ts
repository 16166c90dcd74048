import type { RegionKind } from '@/core/label-schema/label-schema';
import { boxView } from './box-view';
import { polygonView } from './polygon-view';
import type { ImageRegionKind, RegionView } from './region-kind-view';

/** Every kind that a picture can carry: a further kind is a file beside `box-view` and a line here. */
const VIEWS: { [K in ImageRegionKind]: RegionView<K> } = {
  box: boxView,
  polygon: polygonView,
};

/** Returns how regions of the kind are drawn; null for what no picture carries. */
export function viewOfKind(kind: RegionKind): RegionView<ImageRegionKind> | null {
  return kind in VIEWS ? (VIEWS[kind as ImageRegionKind] as RegionView<ImageRegionKind>) : null;
}
