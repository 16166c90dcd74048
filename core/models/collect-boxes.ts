import { type InputFrame, toImageBox } from './letterbox';
import type { ModelCard } from './model-card';
import { suppressOverlaps } from './non-maximum-suppression';
import type { DecodedPrediction, PredictedBox } from './prediction';

/** The most boxes a prediction may hold; a model that answers more keeps its best. */
export const PREDICTED_BOXES_MAX = 2000;

/** One detector level: a grid of cells of `stride` input px, each with a score for each class. */
export interface DetectorLevel {
  stride: number;
  columns: number;
  scores: Float32Array;
  scoreColumns: number;
  /** Writes left, top, right, bottom distances of a cell in input px into `sides`. */
  readSides: (cell: number, sides: Float64Array) => void;
}

/**
 * Gives at most 2,000 boxes at or above the card's score threshold in ImagePx, cut to the picture
 * and without overlaps of one class. What is not finite, empty, of a class the card does not know
 * or beyond the cap is left out and counted in `droppedCount`.
 */
export function collectBoxes(
  levels: readonly DetectorLevel[],
  card: ModelCard,
  frame: InputFrame,
): DecodedPrediction {
  const { candidates, droppedCount } = findCandidates(levels, card.thresholds.score);
  const best = keepBest(candidates);
  let dropped = droppedCount + candidates.length - best.length;
  const boxes: PredictedBox[] = [];
  const sides = new Float64Array(4);
  for (const { level, cell, classIndex, score } of best) {
    if (classIndex >= card.classes.length) {
      dropped++;
      continue;
    }
    level.readSides(cell, sides);
    const [left = 0, top = 0, right = 0, bottom = 0] = sides;
    const x = ((cell % level.columns) + 0.5) * level.stride;
    const y = (Math.floor(cell / level.columns) + 0.5) * level.stride;
    const box = toImageBox(frame, x - left, y - top, x + right, y + bottom);
    if (box === null) dropped++;
    else boxes.push({ classIndex, ...box, confidence: Math.min(score, 1) });
  }
  return {
    boxes: suppressOverlaps(boxes, card.thresholds.nmsIou),
    classScores: [],
    droppedCount: dropped,
  };
}

interface Candidate {
  level: DetectorLevel;
  cell: number;
  classIndex: number;
  score: number;
}

function findCandidates(levels: readonly DetectorLevel[], minScore: number) {
  const candidates: Candidate[] = [];
  let droppedCount = 0;
  for (const level of levels) {
    const { scores, scoreColumns } = level;
    for (let i = 0; i < scores.length; i++) {
      const score = scores[i] as number;
      if (score < minScore) continue;
      if (!Number.isFinite(score)) {
        droppedCount++;
        continue;
      }
      candidates.push({
        level,
        cell: Math.floor(i / scoreColumns),
        classIndex: i % scoreColumns,
        score,
      });
    }
  }
  return { candidates, droppedCount };
}

function keepBest(candidates: Candidate[]): Candidate[] {
  if (candidates.length <= PREDICTED_BOXES_MAX) return candidates;
  const scores = Float32Array.from(candidates, (candidate) => candidate.score).sort();
  const lowest = scores[scores.length - PREDICTED_BOXES_MAX] as number;
  const above = candidates.filter((candidate) => candidate.score > lowest);
  const equal = candidates.filter((candidate) => candidate.score === lowest);
  return above.concat(equal.slice(0, PREDICTED_BOXES_MAX - above.length));
}
