import type { Region } from '@/core/annotation';
import type { Box } from '@/core/geometry/box';
import type { Candidate } from './candidates';
import type { ImageSize } from './units';

/** What became of the boxes that clicks took from what a model sees. */
export interface TakenCandidates {
  readonly candidatesTaken: number;
  /** Those that lie elsewhere now than anything the model sees. */
  readonly candidatesChanged: number;
}

/** A model that runs anew on another device is a little off. */
const SAME_CONFIDENCE = 1e-3;
/** Edges this close need no correction, and a model that runs anew is not off by more. */
const SAME_PX = 1;

function edgesOf({ x, y, width, height }: Box, { widthPx, heightPx }: ImageSize): number[] {
  const within = (value: number, most: number) => Math.max(0, Math.min(most, value));
  const [right, bottom] = [within(x + width, widthPx), within(y + height, heightPx)];
  return [within(x, widthPx), within(y, heightPx), right, bottom];
}

/**
 * Counts the boxes of an answer that clicks took from a model's candidates, and those of them that
 * were changed afterwards. Such a box carries the model's confidence, and it is none of the proposed
 * ones; those are known by their id or, where the model has run anew since, by their confidence.
 */
export function countTakenCandidates(
  regions: readonly Region[],
  proposed: readonly Region[],
  candidates: readonly Candidate[],
  image: ImageSize,
): TakenCandidates {
  const ids = new Set(proposed.map(({ id }) => id));
  const isProposed = ({ id, confidence = 0 }: Region) =>
    ids.has(id) ||
    proposed.some((one) => Math.abs((one.confidence ?? 0) - confidence) <= SAME_CONFIDENCE);
  const taken = regions.filter(
    (region) =>
      region.kind === 'box' &&
      region.origin !== 'manual' &&
      region.confidence !== undefined &&
      !isProposed(region),
  );
  const seen = candidates.map((candidate) => edgesOf(candidate, image));
  const isUnchanged = (region: Region) =>
    region.kind === 'box' &&
    region.rotation === 0 &&
    seen.some((edges) =>
      edgesOf(region, image).every((edge, at) => Math.abs(edge - (edges[at] ?? 0)) <= SAME_PX),
    );
  const unchanged = taken.filter(isUnchanged).length;
  return { candidatesTaken: taken.length, candidatesChanged: taken.length - unchanged };
}
