import { boxIou } from '../geometry/box';
import type { PredictedBox } from './prediction';

/**
 * Gives the boxes that no better box of the same class overlaps by more than `maxIou`, best first;
 * the same boxes in any order give the same answer (ties go by class, then x, y, width, height).
 */
export function suppressOverlaps(boxes: readonly PredictedBox[], maxIou: number): PredictedBox[] {
  const kept: PredictedBox[] = [];
  const keptOfClass = new Map<number, PredictedBox[]>();
  for (const box of [...boxes].sort(compareBoxes)) {
    const rivals = keptOfClass.get(box.classIndex) ?? [];
    if (rivals.some((rival) => boxIou(rival, box) > maxIou)) continue;
    rivals.push(box);
    keptOfClass.set(box.classIndex, rivals);
    kept.push(box);
  }
  return kept;
}

/**
 * Gives at most `countMax` boxes that no better one overlaps by more than `maxIou`, whatever their
 * class, best first; ties go as in `suppressOverlaps`.
 */
export function suppressAcrossClasses(
  boxes: readonly PredictedBox[],
  maxIou: number,
  countMax: number,
): PredictedBox[] {
  const kept: PredictedBox[] = [];
  for (const box of [...boxes].sort(compareBoxes)) {
    if (kept.length >= countMax) break;
    if (kept.every((rival) => boxIou(rival, box) <= maxIou)) kept.push(box);
  }
  return kept;
}

function compareBoxes(a: PredictedBox, b: PredictedBox): number {
  return (
    b.confidence - a.confidence ||
    a.classIndex - b.classIndex ||
    a.x - b.x ||
    a.y - b.y ||
    a.width - b.width ||
    a.height - b.height
  );
}
