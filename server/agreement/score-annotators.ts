import { betaInterval, type ShareInterval } from '@/core/consensus/beta-interval';
import type { ConsensusSettings } from '@/core/contracts/create-project.contract';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import type { TaskVotes } from '../consensus/load-project-votes';
import { type GoldAnswers, scoreAgainstGold } from './score-against-gold';
import { scoreRegions } from './score-region-votes';
import { type Informativeness, scoreMultiple, scoreSingle } from './score-class-votes';
import { Tally } from './tally';

/** Answers a person must have given before reliability is told. */
export const VOTES_MIN = 20;

export interface AnnotatorScore {
  reliability: ShareInterval | null;
  informativeness: number | null;
  gold: ShareInterval | null;
}

function toInterval(counts: { hits: number; units: number } | undefined): ShareInterval | null {
  return counts === undefined ? null : betaInterval(counts.hits, counts.units);
}

/**
 * Returns one entry a person with votes: agreement with the others (never with oneself), how much
 * the answers tell, and accuracy on known answers. Below `VOTES_MIN` answers the first two are null.
 */
export function scoreAnnotators(
  tasks: readonly TaskVotes[],
  gold: GoldAnswers,
  schema: LabelSchema,
  settings: ConsensusSettings,
): Map<string, AnnotatorScore> {
  const agreeing = new Tally();
  const parts: Informativeness[] = [];
  if (schema.choice === 'single') {
    const classIds = schema.classes.map(({ id }) => id);
    parts.push(scoreSingle(tasks, classIds, agreeing));
  }
  if (schema.choice === 'multiple') parts.push(scoreMultiple(tasks, agreeing));
  if (schema.regions.length > 0) parts.push(scoreRegions(tasks, schema, settings, agreeing));
  const known = scoreAgainstGold(tasks, gold, schema);
  const counts = new Map<string, number>();
  for (const { votes } of tasks) {
    for (const { userId } of votes) counts.set(userId, (counts.get(userId) ?? 0) + 1);
  }
  return new Map(
    [...counts].map(([userId, votes]) => {
      const values = parts.flatMap((part) => part.get(userId) ?? []);
      const isEnough = votes >= VOTES_MIN;
      return [
        userId,
        {
          reliability: isEnough ? toInterval(agreeing.get(userId)) : null,
          // Of a class and regions the weaker one: a spammer in either needs a look.
          informativeness: isEnough && values.length > 0 ? Math.min(...values) : null,
          gold: toInterval(known.get(userId)),
        },
      ];
    }),
  );
}
