import { type Random, randomInteger } from '@/core/random';
import type { AnnotatorHabits } from './simulated-annotators';

/** 0 negative, 1 positive: what a made-up annotator would say of a review with known sentiment. */
export function simulateReviewVote(random: Random, habits: AnnotatorHabits, truth: number): number {
  if (random() < habits.randomShare) return randomInteger(random, 0, 1);
  if (truth === 0 && random() < habits.rosyShare) return 1;
  return random() < habits.classError * 2.5 ? 1 - truth : truth;
}
