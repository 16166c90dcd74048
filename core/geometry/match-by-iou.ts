import { findOverlaps } from './find-overlaps';
import { assignByWeight } from './hungarian';
import type { Place } from './region-iou';

/** Positions in the two lists of regions taken for the same object, and their IoU. */
export interface RegionMatch {
  a: number;
  b: number;
  iou: number;
}

/**
 * Returns the one-to-one pairs of regions with IoU ≥ `gate` (above 0) that make the sum of their IoU the
 * greatest, in the order of `a`; `mayMatch` forbids pairs (of different class, say).
 */
export function matchByIou(
  a: readonly Place[],
  b: readonly Place[],
  gate: number,
  mayMatch: (a: number, b: number) => boolean = () => true,
): RegionMatch[] {
  const pairs = findOverlaps(
    [...a, ...b],
    (first, second) => first < a.length && second >= a.length && mayMatch(first, second - a.length),
  )
    .filter(({ iou }) => iou >= gate)
    .map(({ first, second, iou }) => ({ a: first, b: second - a.length, iou }))
    .sort((left, right) => left.a - right.a || left.b - right.b);
  return groupConnected(pairs, a.length, b.length)
    .flatMap(matchGroup)
    .sort((left, right) => left.a - right.a);
}

/** Splits the pairs into sets that share no region: each is solved alone, which keeps crowded images fast. */
function groupConnected(pairs: RegionMatch[], countA: number, countB: number): RegionMatch[][] {
  const parent = Int32Array.from({ length: countA + countB }, (_, node) => node);
  const rootOf = (node: number): number => {
    let root = node;
    while (parent[root] !== root) root = parent[root] as number;
    parent[node] = root;
    return root;
  };
  for (const pair of pairs) parent[rootOf(countA + pair.b)] = rootOf(pair.a);
  const groups = new Map<number, RegionMatch[]>();
  for (const pair of pairs) {
    const root = rootOf(pair.a);
    const group = groups.get(root);
    if (group) group.push(pair);
    else groups.set(root, [pair]);
  }
  return [...groups.values()];
}

function matchGroup(pairs: RegionMatch[]): RegionMatch[] {
  if (pairs.length === 1) return pairs;
  const rows = new Map<number, number>();
  const columns = new Map<number, number>();
  for (const pair of pairs) {
    if (!rows.has(pair.a)) rows.set(pair.a, rows.size);
    if (!columns.has(pair.b)) columns.set(pair.b, columns.size);
  }
  const weights = new Float64Array(rows.size * columns.size);
  const cellOf = (pair: RegionMatch) =>
    (rows.get(pair.a) as number) * columns.size + (columns.get(pair.b) as number);
  for (const pair of pairs) weights[cellOf(pair)] = pair.iou;
  const columnOf = assignByWeight(weights, rows.size, columns.size);
  return pairs.filter((pair) => columnOf[rows.get(pair.a) as number] === columns.get(pair.b));
}
