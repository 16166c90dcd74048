import { type Box, boxIou } from './box';

/**
 * Returns the generalised IoU, −1 to 1: IoU less the share of the enclosing box that neither covers,
 * so that boxes apart still differ (Rezatofighi et al. 2019); −1 for two empty boxes at one point.
 */
export function boxGiou(a: Box, b: Box): number {
  const width = Math.max(a.x + a.width, b.x + b.width) - Math.min(a.x, b.x);
  const height = Math.max(a.y + a.height, b.y + b.height) - Math.min(a.y, b.y);
  const enclosing = width * height;
  if (enclosing <= 0) return -1;
  const iou = boxIou(a, b);
  const union = (a.width * a.height + b.width * b.height) / (1 + iou);
  return iou - (enclosing - union) / enclosing;
}
