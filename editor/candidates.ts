import { type Box, boxIou } from '@/core/geometry/box';
import { regionIou } from '@/core/geometry/region-iou';
import type { RegionId } from './records';
import { type BoxRecord, boxFromCorners } from './shapes/box-shape';
import { type ImagePoint, type ImageSize, imagePoint } from './units';

/** A box that a model sees and does not propose, in ImagePx; null where the project lacks its class. */
export interface Candidate extends Readonly<Box> {
  readonly classId: number | null;
  /** 0–1. */
  readonly confidence: number;
}

/** A candidate that covers less of a box than this is another thing. */
export const SNAP_IOU_MIN = 0.1;
/** Nobody walks through more. */
export const CYCLE_MAX = 8;
/** A region of this IoU with a candidate is what the model means. */
const TAKEN_IOU = 0.5;
/** Edges this close are the same: both are rounded. */
const SAME_PX = 0.05;

/** True where two boxes have the same corners. */
function isSameBox(a: Box, b: Box): boolean {
  const edges = [a.x - b.x, a.y - b.y, a.width - b.width, a.height - b.height];
  return edges.every((edge) => Math.abs(edge) <= SAME_PX);
}

function isAt(record: BoxRecord, box: Box): boolean {
  return record.rotation === 0 && isSameBox(record, box);
}

/** What one box can be set to: itself, then the candidates by how well they fit it. */
export interface CandidateCycle {
  /** The box as it was before the first candidate. */
  readonly own: BoxRecord;
  /** At most 8, the best first; none that is where the box was. */
  readonly ranked: readonly Candidate[];
  /** The box was where a candidate is. */
  readonly isOwnModels: boolean;
  /** 0: itself; n: the nth of the ranked. */
  readonly place: number;
}

function rank(known: readonly Candidate[], own: BoxRecord): Omit<CandidateCycle, 'place'> {
  const fitting = known
    .map((candidate) => ({
      candidate,
      iou: regionIou(own, { kind: 'box', ...candidate, rotation: 0 }),
    }))
    .filter(({ iou }) => iou >= SNAP_IOU_MIN)
    .sort((a, b) => b.iou - a.iou || b.candidate.confidence - a.candidate.confidence);
  const ranked = fitting.filter(({ candidate }) => !isAt(own, candidate));
  return {
    own,
    ranked: ranked.slice(0, CYCLE_MAX).map(({ candidate }) => candidate),
    isOwnModels: ranked.length < fitting.length,
  };
}

/** How evenly a point lies between two edges, 0–1: as FCOS measures centreness (Tian et al. 2019). */
function evenness(at: number, start: number, length: number): number {
  const [before, after] = [at - start, start + length - at];
  return before <= 0 || after <= 0 ? 0 : Math.min(before, after) / Math.max(before, after);
}

/** What a model sees in one picture, and which of it each box was set to. */
export class Candidates {
  /** Whether a click may take one, where the person has that on. */
  areClicksOffered = true;
  readonly #image: ImageSize;
  #known: readonly Candidate[] | null = null;
  readonly #cycles = new Map<RegionId, Omit<CandidateCycle, 'place'>>();

  constructor(image: ImageSize) {
    this.#image = image;
  }

  /** Best first; null where no model has looked. */
  get known(): readonly Candidate[] | null {
    return this.#known;
  }

  /** Takes over what a model sees, cut to the image and rounded as drawn boxes are. */
  set known(candidates: readonly Candidate[] | null) {
    this.#cycles.clear();
    this.#known =
      candidates?.map(({ x, y, width, height, classId, confidence }) => ({
        ...boxFromCorners(imagePoint(x, y), imagePoint(x + width, y + height), this.#image),
        classId,
        confidence,
      })) ?? null;
  }

  /**
   * Returns the cycle a box is in, or a new one that begins with it: a box that was changed
   * otherwise since is a box of its own. Undo and redo go along in it.
   */
  cycleOf(record: BoxRecord): CandidateCycle {
    const begun = this.#cycles.get(record.id);
    if (begun !== undefined) {
      const { own, ranked } = begun;
      if (record.rotation === own.rotation && isSameBox(record, own)) {
        // its class or its acceptance may be another by now
        const again = { ...begun, own: record };
        this.#cycles.set(record.id, again);
        return { ...again, place: 0 };
      }
      const place = 1 + ranked.findIndex((candidate) => isAt(record, candidate));
      if (place > 0) return { ...begun, place };
    }
    const fresh = rank(this.#known ?? [], record);
    this.#cycles.set(record.id, fresh);
    return { ...fresh, place: 0 };
  }

  /**
   * Returns the candidate that is most likely meant by a point, or null: of those around it the one
   * with the highest confidence × centreness of the point. What a box beside it covers by half is
   * there already.
   */
  at(point: ImagePoint, besides: (candidate: Candidate) => readonly Box[]): Candidate | null {
    let best: Candidate | null = null;
    let bestScore = 0;
    for (const candidate of this.#known ?? []) {
      const { x, y, width, height, confidence } = candidate;
      const centreness = Math.sqrt(evenness(point.x, x, width) * evenness(point.y, y, height));
      const score = confidence * centreness;
      if (score <= bestScore) continue;
      if (besides(candidate).some((box) => boxIou(box, candidate) >= TAKEN_IOU)) continue;
      [best, bestScore] = [candidate, score];
    }
    return best;
  }
}
