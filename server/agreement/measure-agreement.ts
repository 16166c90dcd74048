import type { z } from 'zod';
import { bootstrapInterval } from '@/core/agreement/bootstrap-interval';
import { countConfusions } from '@/core/agreement/count-confusions';
import { gwetAc1 } from '@/core/agreement/gwet-ac1';
import { krippendorffAlpha } from '@/core/agreement/krippendorff-alpha';
import { observedAgreement } from '@/core/agreement/observed-agreement';
import { groupRatings, type RatingPatterns } from '@/core/agreement/rating-patterns';
import { rateRegions } from '@/core/consensus/region-ratings';
import type { getAgreementContract } from '@/core/contracts/get-agreement.contract';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import { toRegionViews } from '../consensus/decide-regions';
import type { TaskVotes } from '../consensus/load-project-votes';
import { measureTaskAgreement } from '../consensus/measure-task-agreement';
import { type Confusion, countSetConfusions, sumConfusions } from './count-set-confusions';
import { classSetCoefficients, rateClassSets } from './rate-class-sets';

export type Agreement = z.input<(typeof getAgreementContract)['response']>;
type Measure = Agreement['measures'][number];
type Coefficient = (ratings: RatingPatterns) => number | null;

const UNITS_MIN = 30;
const BINS = 10;
const NOMINAL: Record<'alpha' | 'ac1' | 'observed', Coefficient> = {
  alpha: krippendorffAlpha,
  ac1: gwetAc1,
  observed: observedAgreement,
};

function measure(
  unit: Measure['unit'],
  ratings: RatingPatterns,
  units: number,
  coefficients = NOMINAL,
): Measure {
  const interval = bootstrapInterval(ratings, coefficients.alpha);
  return {
    unit,
    alpha: {
      value: coefficients.alpha(ratings),
      low: interval?.low ?? null,
      high: interval?.high ?? null,
      units,
    },
    ac1: coefficients.ac1(ratings),
    observed: coefficients.observed(ratings),
  };
}

function measureSingle(tasks: readonly TaskVotes[], schema: LabelSchema) {
  const values = schema.classes.map(({ id }) => id).sort((a, b) => a - b);
  const place = new Map(values.map((id, index) => [id, index]));
  const counts = new Float64Array(tasks.length * values.length);
  tasks.forEach(({ votes }, task) => {
    for (const { classIds } of votes) {
      const column = place.get(classIds[0] ?? -1);
      if (column === undefined) continue;
      const cell = task * values.length + column;
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
  });
  const ratings = groupRatings(counts, values);
  return {
    measures: [measure('class', ratings, ratings.patternOf.length)],
    confusions: countConfusions(ratings),
  };
}

function measureMultiple(tasks: readonly TaskVotes[]) {
  const answers = tasks.map(({ votes }) => votes.map(({ classIds }) => classIds));
  const sets = rateClassSets(answers);
  const units = sets.ratings.groupStart.length - 1;
  return {
    measures: [measure('class', sets.ratings, units, classSetCoefficients(sets))],
    confusions: countSetConfusions(answers),
  };
}

function measureRegions(tasks: readonly TaskVotes[], schema: LabelSchema) {
  const views = tasks.map((task) => toRegionViews(task, schema)).filter(({ length }) => length > 1);
  const { presence, classes } = rateRegions(views);
  return {
    measures: [
      measure('region', presence, presence.patternOf.length),
      measure('regionClass', classes, classes.patternOf.length),
    ],
    // Two people who both did not draw what a third one drew say nothing of a class.
    confusions: countConfusions(presence).filter(({ b }) => b >= 0),
  };
}

function countByBin(tasks: readonly TaskVotes[], schema: LabelSchema): number[] {
  const bins = new Array<number>(BINS).fill(0);
  for (const task of tasks) {
    const agreement = measureTaskAgreement(task, schema);
    if (agreement === null) continue;
    // 1e-9: a share of .7 must fall into the eighth bin in spite of rounding.
    const bin = Math.min(BINS - 1, Math.floor(agreement * BINS + 1e-9));
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  return bins;
}

/**
 * Returns how far the people of a project agree: alpha with its 95 % interval over 1000 draws of
 * items, AC1, observed agreement, what is confused with what (class −1: not drawn), and how many
 * tasks reached which agreement. The same votes give the same figures.
 */
export function measureAgreement(tasks: readonly TaskVotes[], schema: LabelSchema): Agreement {
  const parts: { measures: Measure[]; confusions: Confusion[] }[] = [];
  if (schema.choice === 'single') parts.push(measureSingle(tasks, schema));
  if (schema.choice === 'multiple') parts.push(measureMultiple(tasks));
  if (schema.regions.length > 0) parts.push(measureRegions(tasks, schema));
  return {
    unitsMin: UNITS_MIN,
    measures: parts.flatMap(({ measures }) => measures),
    confusions: sumConfusions(parts.flatMap(({ confusions }) => confusions)),
    histogram: countByBin(tasks, schema),
  };
}
