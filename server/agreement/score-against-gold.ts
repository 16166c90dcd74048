import type { Region } from '@/core/annotation';
import { matchByIou } from '@/core/geometry/match-by-iou';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import type { TaskVotes } from '../consensus/load-project-votes';
import { setAgreement } from './score-class-votes';
import { Tally } from './tally';

export type GoldAnswers = ReadonlyMap<string, { regions: Region[]; classIds: number[] }>;

const MATCH_IOU_MIN = 0.5;

function scoreRegionAnswer(own: readonly Region[], known: readonly Region[]) {
  const matches = matchByIou(own, known, MATCH_IOU_MIN);
  const hits = matches.filter(({ a, b }) => own[a]?.classId === known[b]?.classId).length;
  const units = own.length + known.length - matches.length;
  return units === 0 ? { hits: 1, units: 1 } : { hits, units };
}

/**
 * Returns how many units of each person agree with the known answers: the class, the likeness of
 * sets of classes, and objects at IoU .5 with their class (missed and false ones count against).
 */
export function scoreAgainstGold(
  tasks: readonly TaskVotes[],
  gold: GoldAnswers,
  schema: LabelSchema,
): Tally {
  const tally = new Tally();
  for (const { taskId, votes } of tasks) {
    const known = gold.get(taskId);
    if (known === undefined) continue;
    for (const { userId, regions, classIds } of votes) {
      if (schema.choice !== 'none') tally.add(userId, setAgreement(classIds, known.classIds), 1);
      if (schema.regions.length > 0) {
        const isAsked = ({ kind }: Region) => schema.regions.includes(kind);
        const { hits, units } = scoreRegionAnswer(
          regions.filter(isAsked),
          known.regions.filter(isAsked),
        );
        tally.add(userId, hits, units);
      }
    }
  }
  return tally;
}
