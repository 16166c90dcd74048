import { type SQL, sql } from 'drizzle-orm';
import type { DatasetVersionView, Split } from '@/core/contracts/freeze-dataset-version.contract';

/** The part of 0–1 whose hashes belong to one split; the end is not part of it. */
export interface Interval {
  start: number;
  end: number;
}

/** The SQL of an item's place in 0–1: the first 52 bits of its content's sha256 (table alias `i`). */
export const hashFraction: SQL<number> = sql.raw(
  `((('x' || substr(i.sha256, 1, 13))::bit(52)::bigint)::float8 / 4503599627370496)`,
) as SQL<number>;

/** Gives the three intervals in the order train, val, test; the last wanted one reaches beyond 1. */
export function splitIntervals(shares: DatasetVersionView['splits']): Record<Split, Interval> {
  const isValLast = shares.test === 0;
  const trainEnd = isValLast && shares.val === 0 ? 2 : shares.train;
  const valEnd = isValLast ? 2 : shares.train + shares.val;
  return {
    train: { start: 0, end: trainEnd },
    val: { start: trainEnd, end: valEnd },
    test: { start: valEnd, end: 2 },
  };
}
