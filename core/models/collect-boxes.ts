import { type InputFrame, toImageBox } from './letterbox';
import type { ModelCard } from './model-card';
import { suppressAcrossClasses, suppressOverlaps } from './non-maximum-suppression';
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

/** Candidates below this confidence are noise. */
const CANDIDATE_SCORE_MIN = 0.05;
/** The most candidates a prediction may hold. */
export const CANDIDATES_MAX = 300;
/** Candidates that overlap more than this are one to the eye. */
const CANDIDATE_IOU_MAX = 0.8;

/**
 * Gives at most 2,000 boxes at or above the card's score threshold in ImagePx, cut to the picture
 * and without overlaps of one class. What is not finite, empty, of a class the card does not know
 * or beyond the cap is left out and counted in `droppedCount`. Beside them come at most 300
 * candidates of confidence .05 and more, thinned only where they nearly coincide; they do not count
 * as dropped.
 */
export function collectBoxes(
  levels: readonly DetectorLevel[],
  card: ModelCard,
  frame: InputFrame,
): DecodedPrediction {
  const scoreMin = card.thresholds.score;
  const { hits, droppedCount } = findHits(levels, Math.min(scoreMin, CANDIDATE_SCORE_MIN));
  const best = keepBest(hits);
  const isProposed = ({ score }: Hit) => score >= scoreMin;
  let dropped = droppedCount + count(hits, isProposed) - count(best, isProposed);
  const proposed: PredictedBox[] = [];
  const seen: PredictedBox[] = [];
  const sides = new Float64Array(4);
  for (const hit of best) {
    const box = toBox(hit, card, frame, sides);
    if (box !== null) seen.push(box);
    if (!isProposed(hit)) continue;
    if (box === null) dropped++;
    else proposed.push(box);
  }
  return {
    boxes: suppressOverlaps(proposed, card.thresholds.nmsIou),
    candidates: suppressAcrossClasses(seen, CANDIDATE_IOU_MAX, CANDIDATES_MAX),
    classScores: [],
    droppedCount: dropped,
  };
}

/** One cell of a level that gives one class a score. */
interface Hit {
  level: DetectorLevel;
  cell: number;
  classIndex: number;
  score: number;
}

function count(hits: readonly Hit[], isCounted: (hit: Hit) => boolean): number {
  return hits.reduce((sum, hit) => sum + (isCounted(hit) ? 1 : 0), 0);
}

function toBox(
  { level, cell, classIndex, score }: Hit,
  card: ModelCard,
  frame: InputFrame,
  sides: Float64Array,
): PredictedBox | null {
  if (classIndex >= card.classes.length) return null;
  level.readSides(cell, sides);
  const [left = 0, top = 0, right = 0, bottom = 0] = sides;
  const x = ((cell % level.columns) + 0.5) * level.stride;
  const y = (Math.floor(cell / level.columns) + 0.5) * level.stride;
  const box = toImageBox(frame, x - left, y - top, x + right, y + bottom);
  return box === null ? null : { classIndex, ...box, confidence: Math.min(score, 1) };
}

function findHits(levels: readonly DetectorLevel[], minScore: number) {
  const hits: Hit[] = [];
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
      hits.push({ level, cell: Math.floor(i / scoreColumns), classIndex: i % scoreColumns, score });
    }
  }
  return { hits, droppedCount };
}

function keepBest(hits: Hit[]): Hit[] {
  if (hits.length <= PREDICTED_BOXES_MAX) return hits;
  const scores = Float32Array.from(hits, (hit) => hit.score).sort();
  const lowest = scores[scores.length - PREDICTED_BOXES_MAX] as number;
  const above = hits.filter((hit) => hit.score > lowest);
  const equal = hits.filter((hit) => hit.score === lowest);
  return above.concat(equal.slice(0, PREDICTED_BOXES_MAX - above.length));
}
