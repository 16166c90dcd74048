import type { z } from 'zod';
import type { listDisputesContract } from '@/core/contracts/list-disputes.contract';

export type Dispute = z.output<(typeof listDisputesContract)['response']>['rows'][number];

/** What of the disputes is shown: all, two classes (−1: drawn or not), or one bin of agreement. */
export type DisputeFilter =
  | { kind: 'all' }
  | { kind: 'pair'; a: number; b: number }
  | { kind: 'bin'; bin: number };

const BINS = 10;

function hasPair(dispute: Dispute, a: number, b: number): boolean {
  const isInDoubt = (id: number) => (dispute.posterior[String(id)] ?? 0) > 0;
  if (a >= 0 && isInDoubt(a) && isInDoubt(b)) return true;
  return dispute.regions.some(({ region, support, classShare }) =>
    a < 0 ? support < 1 : classShare < 1 && (region.classId === a || region.classId === b),
  );
}

/** Returns the disputes a mark of a chart stands for. */
export function filterDisputes(disputes: readonly Dispute[], filter: DisputeFilter): Dispute[] {
  if (filter.kind === 'all') return [...disputes];
  if (filter.kind === 'pair') return disputes.filter((row) => hasPair(row, filter.a, filter.b));
  return disputes.filter(({ agreement }) => {
    const bin = Math.min(BINS - 1, Math.floor((agreement ?? 1) * BINS + 1e-9));
    return bin === filter.bin;
  });
}
