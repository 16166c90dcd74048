import type { z } from 'zod';
import type { getAgreementContract } from '@/core/contracts/get-agreement.contract';
import type { listAnnotatorsContract } from '@/core/contracts/list-annotators.contract';

export type Agreement = z.output<(typeof getAgreementContract)['response']>;
export type Annotators = z.output<(typeof listAnnotatorsContract)['response']>;
export type Measure = Agreement['measures'][number];
export type Annotator = Annotators['annotators'][number];
export type Confusion = Agreement['confusions'][number];

/** Krippendorff's own marks: reliable from .8 on, tentative from .667 on. */
const ALPHA_GOOD = 0.8;
const ALPHA_FAIR = 0.667;
/** How much AC1 must exceed alpha for one common class to be the likely reason. */
const SKEW_GAP = 0.2;

export type Clarity =
  | { kind: 'tooFew'; have: number; need: number }
  | { kind: 'constant'; units: number }
  | { kind: 'clear' | 'fair' | 'unclear'; measure: Measure; value: number; isSkewed: boolean };

/** Answers whether the instructions are clear, by the measure with the least alpha. */
export function readClarity({ measures, unitsMin }: Agreement): Clarity {
  const have = Math.max(0, ...measures.map(({ alpha }) => alpha.units));
  const ready = measures.filter(({ alpha }) => alpha.units >= unitsMin);
  if (ready.length === 0) return { kind: 'tooFew', have, need: unitsMin };
  let worst: { measure: Measure; value: number } | null = null;
  for (const measure of ready) {
    const { value } = measure.alpha;
    if (value !== null && (worst === null || value < worst.value)) worst = { measure, value };
  }
  if (worst === null) return { kind: 'constant', units: have };
  const { measure, value } = worst;
  // The whole interval must lie above the mark before the instructions are called clear.
  const isClear = (measure.alpha.low ?? value) >= ALPHA_GOOD;
  return {
    kind: isClear ? 'clear' : value >= ALPHA_FAIR ? 'fair' : 'unclear',
    measure,
    value,
    isSkewed: measure.ac1 !== null && measure.ac1 - value >= SKEW_GAP,
  };
}

export type ConfusionAnswer =
  | { kind: 'tooFew'; have: number; need: number }
  | { kind: 'none'; pairs: number }
  | { kind: 'pair'; a: number; b: number; pairs: number; share: number; total: number };

/** Stands for “drawn or not” of any class. */
export const DRAWN_OR_NOT = -1;

/** The pairs of different answers, most frequent first; whether an object is drawn at all is one of them. */
export function rankConfusions(confusions: readonly Confusion[]): Confusion[] {
  const missed = confusions
    .filter(({ a, b }) => a < 0 && b >= 0)
    .reduce((sum, { pairs }) => sum + pairs, 0);
  const ranked = confusions.filter(({ a, b }) => a >= 0 && a !== b);
  if (missed > 0) ranked.push({ a: DRAWN_OR_NOT, b: DRAWN_OR_NOT, pairs: missed });
  return ranked.sort((x, y) => y.pairs - x.pairs);
}

/** Answers which two classes are confused most, as a share of all disagreements. */
export function readConfusion({ confusions, unitsMin }: Agreement): ConfusionAnswer {
  const all = confusions.reduce((sum, { pairs }) => sum + pairs, 0);
  if (all < unitsMin) return { kind: 'tooFew', have: all, need: unitsMin };
  const ranked = rankConfusions(confusions);
  const [top] = ranked;
  if (top === undefined) return { kind: 'none', pairs: all };
  const total = ranked.reduce((sum, { pairs }) => sum + pairs, 0);
  return { kind: 'pair', ...top, share: top.pairs / total, total };
}

export type HelpAnswer =
  | { kind: 'tooFew'; have: number; need: number }
  | { kind: 'nobody'; rated: number }
  | { kind: 'person'; annotator: Annotator; reliability: NonNullable<Annotator['reliability']> };

/**
 * Answers whom to help: the person with the lowest lower bound, but only where even the upper
 * bound lies below what is usual among the others.
 */
export function readHelp({ annotators, votesMin }: Annotators): HelpAnswer {
  const rated = annotators.filter(({ reliability }) => reliability !== null);
  const [worst] = rated;
  if (worst?.reliability == null || rated.length < 2) {
    const have = Math.max(0, ...annotators.map(({ annotations }) => annotations));
    return rated.length === 1
      ? { kind: 'nobody', rated: 1 }
      : { kind: 'tooFew', have: Math.min(have, votesMin), need: votesMin };
  }
  const others = rated.slice(1).map(({ reliability }) => reliability?.value ?? 0);
  const middle = [...others].sort((a, b) => a - b)[Math.floor((others.length - 1) / 2)] ?? 0;
  return worst.reliability.high < middle
    ? { kind: 'person', annotator: worst, reliability: worst.reliability }
    : { kind: 'nobody', rated: rated.length };
}
