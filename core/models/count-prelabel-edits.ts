import type { Answer, Region } from '../annotation';
import { matchByIou } from '../geometry/match-by-iou';
import { regionIou } from '../geometry/region-iou';

/** What people did with a model's proposals; proposed = kept + changed + deleted. */
export interface EditCounts {
  proposed: number;
  /** Taken over: same class and, for a region, IoU ≥ .95. */
  kept: number;
  /** Taken over with another class or another place. */
  changed: number;
  deleted: number;
  /** In the final answer without a proposal. */
  added: number;
}

/** Counts of one annotation, in all and by class: the proposed class, the final one for `added`. */
export interface PreLabelEdits extends EditCounts {
  byClass: ReadonlyMap<number, EditCounts>;
}

const MATCH_IOU_MIN = 0.5;
const KEPT_IOU_MIN = 0.95;

/**
 * Returns how a final answer differs from the pre-label shown: regions are paired by id where the
 * final one keeps the proposal's, the rest by optimal matching at IoU ≥ .5 whatever the class;
 * classes of the whole item by equality, then a replaced class counts as changed.
 */
export function countPreLabelEdits(
  proposal: Pick<Answer, 'regions' | 'classIds'>,
  final: Pick<Answer, 'regions' | 'classIds'>,
): PreLabelEdits {
  const tally = new Tally();
  countRegions(proposal.regions, final.regions, tally);
  countItemClasses(new Set(proposal.classIds), new Set(final.classIds), tally);
  return { ...tally.total, byClass: tally.byClass };
}

function countRegions(proposed: readonly Region[], final: readonly Region[], tally: Tally): void {
  const finalById = new Map(final.flatMap((region) => (region.id ? [[region.id, region]] : [])));
  const pairs = new Map<Region, Region>();
  for (const region of proposed) {
    const same = region.id === undefined ? undefined : finalById.get(region.id);
    if (same === undefined) continue;
    pairs.set(region, same);
    finalById.delete(same.id as NonNullable<Region['id']>);
  }
  const taken = new Set(pairs.values());
  const openProposed = proposed.filter((region) => !pairs.has(region));
  const openFinal = final.filter((region) => !taken.has(region));
  for (const { a, b } of matchByIou(openProposed, openFinal, MATCH_IOU_MIN)) {
    pairs.set(openProposed[a] as Region, openFinal[b] as Region);
    taken.add(openFinal[b] as Region);
  }
  for (const region of proposed) {
    const outcome = pairs.get(region);
    if (outcome === undefined) tally.count(region.classId, 'deleted');
    else tally.count(region.classId, isKept(region, outcome) ? 'kept' : 'changed');
  }
  for (const region of final) if (!taken.has(region)) tally.count(region.classId, 'added');
}

function isKept(proposed: Region, final: Region): boolean {
  return proposed.classId === final.classId && regionIou(proposed, final) >= KEPT_IOU_MIN;
}

function countItemClasses(
  proposed: ReadonlySet<number>,
  final: ReadonlySet<number>,
  tally: Tally,
): void {
  const replacements = [...final].filter((classId) => !proposed.has(classId));
  for (const classId of proposed) {
    if (final.has(classId)) tally.count(classId, 'kept');
    else tally.count(classId, replacements.shift() === undefined ? 'deleted' : 'changed');
  }
  for (const classId of replacements) tally.count(classId, 'added');
}

const noEdits = (): EditCounts => ({ proposed: 0, kept: 0, changed: 0, deleted: 0, added: 0 });

class Tally {
  readonly total = noEdits();
  readonly byClass = new Map<number, EditCounts>();

  count(classId: number, outcome: Exclude<keyof EditCounts, 'proposed'>): void {
    const ofClass = this.byClass.get(classId) ?? noEdits();
    this.byClass.set(classId, ofClass);
    for (const counts of [this.total, ofClass]) {
      counts[outcome] += 1;
      if (outcome !== 'added') counts.proposed += 1;
    }
  }
}
