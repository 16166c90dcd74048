import type { RotatedBox } from '../geometry/rotated-box';
import { median } from './median';

/** Turned boxes whose angles spread wider than this are not averaged. */
const ANGLE_SPREAD_MAX_DEGREES = 20;

/**
 * Returns the box of median edges. Turned boxes are brought into the frame of their median angle
 * first; null where the angles differ too much for a median to mean anything.
 */
export function medianBox(boxes: readonly RotatedBox[]): Required<RotatedBox> | null {
  const reference = boxes[0]?.rotation ?? 0;
  // A box turned by half a turn is the same box, so angles are compared modulo 180°.
  const turns = boxes.map(({ rotation = 0 }) => {
    const turn = (((rotation - reference) % 180) + 180) % 180;
    return turn > 90 ? turn - 180 : turn;
  });
  const spread = Math.max(...turns) - Math.min(...turns);
  if (spread > ANGLE_SPREAD_MAX_DEGREES) return null;
  // The remainder keeps the angle within the range a region may have; adding 0 turns −0 into 0.
  const rotation = ((reference + median(turns)) % 180) + 0;
  const angle = (rotation * Math.PI) / 180;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const isTurned = rotation !== 0;
  const edges = boxes.map(({ x, y, width, height }) => {
    if (!isTurned) return [x, y, x + width, y + height] as const;
    const centreX = (x + width / 2) * cos + (y + height / 2) * sin;
    const centreY = (y + height / 2) * cos - (x + width / 2) * sin;
    return [
      centreX - width / 2,
      centreY - height / 2,
      centreX + width / 2,
      centreY + height / 2,
    ] as const;
  });
  const left = median(edges.map((edge) => edge[0]));
  const top = median(edges.map((edge) => edge[1]));
  const width = median(edges.map((edge) => edge[2])) - left;
  const height = median(edges.map((edge) => edge[3])) - top;
  if (!isTurned) return { x: left, y: top, width, height, rotation };
  const centreX = (left + width / 2) * cos - (top + height / 2) * sin;
  const centreY = (left + width / 2) * sin + (top + height / 2) * cos;
  return { x: centreX - width / 2, y: centreY - height / 2, width, height, rotation };
}
