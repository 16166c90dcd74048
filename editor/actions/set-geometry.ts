import { clampShift } from '../bounds';
import { editRegion, type RegionRecord } from '../records';
import type { GeometryNumbers } from '../shapes/shape';
import { readBoxOf, shapeOf } from '../shapes/shape-registry';
import type { ImageSize } from '../units';
import type { Action } from './action';

/** Moves a region so that its left or top edge is where it is wanted, not out of the image. */
function place(region: RegionRecord, { x, y }: GeometryNumbers, image: ImageSize): RegionRecord {
  const shape = shapeOf(region);
  const { x: left, y: top } = readBoxOf(region);
  const shift = clampShift(shape.bounds(region), (x ?? left) - left, (y ?? top) - top, image);
  return shape.move(region, shift.dx, shift.dy);
}

/**
 * Gives the selected regions exact numbers: left and top edge, and for boxes width, height (ImagePx)
 * and rotation (degrees clockwise). What is not named stays.
 */
export const setGeometry: Action = {
  id: 'set-geometry',
  labelKey: 'actions.setGeometry',
  group: 'region',
  kinds: ['image'],
  shortcuts: [],
  needsArgs: true,
  isEnabled: ({ document }, { x, y, width, height, degrees }) =>
    document.editable.length > 0 &&
    [x, y, width, height, degrees].some((value) => value !== undefined) &&
    [x, y, width, height, degrees].every((value) => value === undefined || Number.isFinite(value)),
  run({ document, image }, { degrees, ...numbers }) {
    const wanted = degrees === undefined ? numbers : { ...numbers, rotation: degrees };
    document.put(
      document.editable.map((region) => {
        const sized = shapeOf(region).withExtent?.(region, wanted, image) ?? region;
        return editRegion(region, place(sized, wanted, image));
      }),
    );
  },
};
