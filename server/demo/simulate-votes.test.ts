import { describe, expect, test } from 'vitest';
import { matchByIou } from '@/core/geometry/match-by-iou';
import { seededRandom } from '@/core/random';
import { type SeenDigit, simulatePageVote } from './simulate-page-vote';
import { simulateReviewVote } from './simulate-review-vote';
import { SIMULATED_ANNOTATORS } from './simulated-annotators';

const digits: SeenDigit[] = Array.from({ length: 400 }, (_, index) => ({
  digit: index % 10,
  glyph: new Float32Array(0),
  lookalike: index % 9 === 0 ? (index + 3) % 10 : null,
  x: 10 + (index % 20) * 30,
  y: 10 + Math.floor(index / 20) * 22,
  width: 18,
  height: 20,
}));

function quality(key: string): { found: number; right: number } {
  const habits = SIMULATED_ANNOTATORS.find((annotator) => annotator.key === key);
  if (habits === undefined) throw new Error(key);
  const regions = simulatePageVote(seededRandom(5), habits, digits);
  const pairs = matchByIou(
    digits.map((digit) => ({ kind: 'box', ...digit })),
    regions,
    0.4,
  );
  const right = pairs.filter(({ a, b }) => digits[a]?.digit === regions[b]?.classId).length;
  return { found: pairs.length / digits.length, right: right / pairs.length };
}

describe('simulated annotators', () => {
  test('differ as they are meant to: careful over hasty over spammer', () => {
    expect(quality('careful').found).toBeGreaterThan(0.97);
    expect(quality('careful').right).toBeGreaterThan(0.95);
    expect(quality('hasty').right).toBeLessThan(quality('careful').right);
    expect(quality('spammer').right).toBeLessThan(0.5);
  });

  test('the biased one takes sevens for ones and is kind to bad films', () => {
    const biased = SIMULATED_ANNOTATORS.find(({ key }) => key === 'biased');
    if (biased === undefined) throw new Error('biased');
    const random = seededRandom(9);
    const said = Array.from({ length: 500 }, () => simulateReviewVote(random, biased, 0));
    const rosy = said.filter((label) => label === 1).length / said.length;
    expect(rosy).toBeGreaterThan(0.3);
    expect(rosy).toBeLessThan(0.55);
  });
});
