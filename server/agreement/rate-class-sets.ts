import { gwetAc1 } from '@/core/agreement/gwet-ac1';
import { krippendorffAlpha } from '@/core/agreement/krippendorff-alpha';
import { observedAgreement } from '@/core/agreement/observed-agreement';
import type { RatingPatterns } from '@/core/agreement/rating-patterns';

type Coefficient = (ratings: RatingPatterns) => number | null;

/** Several classes an item: one yes-or-no rating a person and class, with the class of each pattern. */
export interface ClassSetRatings {
  ratings: RatingPatterns;
  classOf: readonly number[];
}

/**
 * Returns the ratings of items that may have several classes: each class that anybody gave is a
 * yes-or-no question on every item, and the classes of one item are drawn together in a bootstrap.
 */
export function rateClassSets(tasks: readonly (readonly (readonly number[])[])[]): ClassSetRatings {
  const used = [...new Set(tasks.flat(2))].sort((a, b) => a - b);
  const patterns = new Map<string, number>();
  const rows: number[] = [];
  const weights: number[] = [];
  const classOf: number[] = [];
  const patternOf: number[] = [];
  const groupStart: number[] = [];
  for (const answers of tasks) {
    if (answers.length < 2 || used.length === 0) continue;
    groupStart.push(patternOf.length);
    for (const classId of used) {
      const yes = answers.filter((ids) => ids.includes(classId)).length;
      const key = `${classId} ${yes} ${answers.length}`;
      const pattern = patterns.get(key) ?? patterns.size;
      if (pattern === patterns.size) {
        patterns.set(key, pattern);
        rows.push(answers.length - yes, yes);
        weights.push(0);
        classOf.push(classId);
      }
      weights[pattern] = (weights[pattern] ?? 0) + 1;
      patternOf.push(pattern);
    }
  }
  groupStart.push(patternOf.length);
  return {
    classOf,
    ratings: {
      values: [0, 1],
      rows: Float64Array.from(rows),
      weights: Float64Array.from(weights),
      patternOf: Int32Array.from(patternOf),
      groupStart: Int32Array.from(groupStart),
    },
  };
}

/**
 * Returns a coefficient of sets: its mean over the classes where it is defined, so that a rare
 * class weighs as much as a common one; null where it is defined for none.
 */
function meanOverClasses(classOf: readonly number[], coefficient: Coefficient): Coefficient {
  const patternsOf = new Map<number, number[]>();
  classOf.forEach((classId, pattern) => {
    patternsOf.set(classId, [...(patternsOf.get(classId) ?? []), pattern]);
  });
  const positions = [...patternsOf.values()];
  const rowsOf = new WeakMap<readonly number[], Float64Array>();
  return (ratings) => {
    let sum = 0;
    let count = 0;
    for (const own of positions) {
      const rows =
        rowsOf.get(own) ??
        Float64Array.from(own.flatMap((p) => [...ratings.rows.subarray(2 * p, 2 * p + 2)]));
      rowsOf.set(own, rows);
      const weights = Float64Array.from(own, (pattern) => ratings.weights[pattern] ?? 0);
      const value = coefficient({ ...ratings, rows, weights });
      if (value === null) continue;
      sum += value;
      count += 1;
    }
    return count === 0 ? null : sum / count;
  };
}

/** Returns alpha, AC1 and observed agreement for sets of classes, each the mean over the classes. */
export function classSetCoefficients({ classOf }: ClassSetRatings): {
  alpha: Coefficient;
  ac1: Coefficient;
  observed: Coefficient;
} {
  return {
    alpha: meanOverClasses(classOf, krippendorffAlpha),
    ac1: meanOverClasses(classOf, gwetAc1),
    observed: meanOverClasses(classOf, observedAgreement),
  };
}
