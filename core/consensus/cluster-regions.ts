import { findOverlaps } from '../geometry/find-overlaps';
import { comparePlaces } from '../geometry/region-iou';
import type { RegionView, ClassedPlace } from './region-view';

/** A region by its place in the views. */
export interface ClusterMember {
  worker: string;
  /** Position in `views`. */
  view: number;
  /** Position in the view's regions. */
  index: number;
  region: ClassedPlace;
}

/** IoU from which regions of different people are one object: measured on real crowds of boxes, .3 beats .5. */
export const DEFAULT_GATE_IOU = 0.3;

/**
 * Returns the regions of all views grouped into objects, each with one region a view at most, by
 * average-link clustering on IoU whatever the class (UPGMA, Sokal & Michener 1958): the two groups
 * with the highest mean IoU merge first, until it falls below `gateIou`. Ties go by the
 * regions' coordinates, then by worker, so the order of views and of regions changes nothing.
 * Regions of different kinds are never one object.
 */
export function clusterRegions(
  views: readonly RegionView[],
  gateIou: number = DEFAULT_GATE_IOU,
): ClusterMember[][] {
  const members = views
    .flatMap(({ worker, regions }, view) =>
      regions.map((region, index) => ({ worker, view, index, region })),
    )
    .sort(compareMembers);
  const viewOf = (position: number) => members[position]?.view;
  const overlaps = findOverlaps(
    members.map(({ region }) => region),
    (first, second) => viewOf(first) !== viewOf(second),
  ).sort((a, b) => a.first - b.first || a.second - b.second);

  const groups: (Group | null)[] = members.map((member, position) => ({
    positions: [position],
    views: 1n << BigInt(member.view),
    iouSums: new Map(),
    version: 0,
  }));
  const queue = new MergeQueue();
  const offer = (first: number, second: number) => {
    const a = groups[first] as Group;
    const b = groups[second] as Group;
    const mean = (a.iouSums.get(second) ?? 0) / (a.positions.length * b.positions.length);
    if (mean >= gateIou) {
      queue.push({ mean, first, second, firstVersion: a.version, secondVersion: b.version });
    }
  };
  for (const { first, second, iou } of overlaps) {
    groups[first]?.iouSums.set(second, iou);
    groups[second]?.iouSums.set(first, iou);
    offer(first, second);
  }
  for (let merge = queue.pop(); merge !== undefined; merge = queue.pop()) {
    const a = groups[merge.first];
    const b = groups[merge.second];
    if (a?.version !== merge.firstVersion || b?.version !== merge.secondVersion) continue;
    groups[merge.second] = null;
    a.positions.push(...b.positions);
    a.views |= b.views;
    a.version += 1;
    for (const [other, sum] of b.iouSums) a.iouSums.set(other, (a.iouSums.get(other) ?? 0) + sum);
    a.iouSums.delete(merge.first);
    a.iouSums.delete(merge.second);
    for (const [other, sum] of a.iouSums) {
      const neighbour = groups[other] as Group;
      neighbour.iouSums.delete(merge.second);
      // Two groups that share a view can never merge, now or later.
      if ((neighbour.views & a.views) !== 0n) {
        neighbour.iouSums.delete(merge.first);
        a.iouSums.delete(other);
        continue;
      }
      neighbour.iouSums.set(merge.first, sum);
      offer(Math.min(merge.first, other), Math.max(merge.first, other));
    }
  }
  return groups.flatMap((group) =>
    group === null
      ? []
      : [group.positions.sort((a, b) => a - b).map((place) => members[place] as ClusterMember)],
  );
}

interface Group {
  positions: number[];
  /** One bit a view. */
  views: bigint;
  /** Sum of IoU over all pairs with each other group that overlaps this one. */
  iouSums: Map<number, number>;
  /** Counts merges: an older offer in the queue is void. */
  version: number;
}

function compareMembers(a: ClusterMember, b: ClusterMember): number {
  return (
    comparePlaces(a.region, b.region) ||
    a.region.classId - b.region.classId ||
    (a.worker < b.worker ? -1 : a.worker > b.worker ? 1 : 0)
  );
}

interface Merge {
  mean: number;
  first: number;
  second: number;
  firstVersion: number;
  secondVersion: number;
}

function comesBefore(a: Merge, b: Merge): boolean {
  if (a.mean !== b.mean) return a.mean > b.mean;
  if (a.first !== b.first) return a.first < b.first;
  return a.second < b.second;
}

/** A binary heap of offers, the highest mean IoU on top. */
class MergeQueue {
  private readonly heap: Merge[] = [];

  push(merge: Merge): void {
    const { heap } = this;
    let place = heap.length;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (!comesBefore(merge, heap[above] as Merge)) break;
      heap[place] = heap[above] as Merge;
      place = above;
    }
    heap[place] = merge;
  }

  pop(): Merge | undefined {
    const { heap } = this;
    const top = heap[0];
    const last = heap.pop();
    if (heap.length === 0 || last === undefined) return top;
    let place = 0;
    for (;;) {
      let below = 2 * place + 1;
      if (below >= heap.length) break;
      if (below + 1 < heap.length && comesBefore(heap[below + 1] as Merge, heap[below] as Merge)) {
        below += 1;
      }
      if (!comesBefore(heap[below] as Merge, last)) break;
      heap[place] = heap[below] as Merge;
      place = below;
    }
    heap[place] = last;
    return top;
  }
}
