import type { RestingGroup } from '@/editor/resting-groups';
import type { ImageWindow, OutlinePath } from './regions/region-kind-view';
import { viewOfKind } from './regions/view-registry';

const NOTHING: OutlinePath = { moveTo() {}, lineTo() {}, rect() {}, closePath() {} };

/**
 * Returns each region that touches the window as a group of its own, the lowest first; null where
 * they are more than `max`.
 */
export function stackInView(
  groups: readonly RestingGroup[],
  window: ImageWindow,
  max: number,
): readonly RestingGroup[] | null {
  const stack: { readonly height: number; readonly single: RestingGroup }[] = [];
  let count = 0;
  for (const group of groups) {
    const { ids, geometry, heights } = group;
    viewOfKind(group.kind)?.tracePacked(
      NOTHING,
      geometry,
      window,
      (_l, _t, _r, _b, index, ...at) => {
        count += 1;
        if (count > max) return;
        const single = {
          ...group,
          ids: ids.slice(index, index + 1),
          geometry: geometry.subarray(...at),
          heights: heights.subarray(index, index + 1),
        };
        stack.push({ height: heights[index] ?? 0, single });
      },
    );
    if (count > max) return null;
  }
  return stack.sort((a, b) => a.height - b.height).map(({ single }) => single);
}
