import type { Random } from '@/core/random';
import type { SimulatedUser } from './insert-simulated-users';

/** Draws `count` different annotators for one task; the diligent are drawn more often. */
export function chooseVoters(
  random: Random,
  annotators: readonly SimulatedUser[],
  count: number,
): SimulatedUser[] {
  return annotators
    .map((annotator) => ({ annotator, luck: random() ** (1 / annotator.habits.diligence) }))
    .sort((a, b) => b.luck - a.luck)
    .slice(0, count)
    .map(({ annotator }) => annotator);
}
