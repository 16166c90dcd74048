import { clampShift } from '../bounds';
import type { RegionRecord } from '../records';
import { editRegion } from '../records';
import { cutUpright, normalizeDegrees } from '../shapes/box-shape';
import { shapeOf } from '../shapes/shape-registry';
import { type ImageSize, roundPx } from '../units';
import type { Action, ActionArgs } from './action';

type Wanted = Pick<ActionArgs, 'x' | 'y' | 'width' | 'height' | 'degrees'>;

/** What an answer may hold at most. */
const LENGTH_MAX_PX = 1e6;

/** Moves a region so that its left or top edge is where it is wanted, not out of the image. */
function place(region: RegionRecord, { x, y }: Wanted, image: ImageSize): RegionRecord {
  const shape = shapeOf(region);
  const bounds = shape.bounds(region);
  const { x: left, y: top } = region.kind === 'box' ? region : bounds;
  const shift = clampShift(bounds, (x ?? left) - left, (y ?? top) - top, image);
  return shape.move(region, shift.dx, shift.dy);
}

/** Left and top edge stay, but that an upright box does not stick out of the image. */
function resize(region: RegionRecord, wanted: Wanted, image: ImageSize): RegionRecord {
  if (region.kind !== 'box') return region;
  const { x, y, degrees = region.rotation } = wanted;
  const rotation = normalizeDegrees(degrees);
  const fit = (length: number, start: number, max: number) => {
    const room = rotation === 0 ? Math.max(1, max - Math.max(0, start)) : LENGTH_MAX_PX;
    return roundPx(Math.min(room, Math.max(1, length)));
  };
  const width = fit(wanted.width ?? region.width, x ?? region.x, image.widthPx);
  const height = fit(wanted.height ?? region.height, y ?? region.y, image.heightPx);
  const resized = { ...region, width, height, rotation };
  return rotation === 0 && region.rotation !== 0 ? cutUpright(resized, image) : resized;
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
  run({ document, image }, wanted) {
    document.put(
      document.editable.map((region) =>
        editRegion(region, place(resize(region, wanted, image), wanted, image)),
      ),
    );
  },
};
