/** How one made-up annotator works; shares are probabilities. */
export interface AnnotatorHabits {
  key: 'careful' | 'hasty' | 'biased' | 'spammer';
  name: string;
  /** A box edge strays by this share of the side (standard deviation). */
  edgeJitter: number;
  /** Boxes are drawn larger by this share of the side. */
  looseness: number;
  miss: number;
  /** Boxes with nothing in them, for each page (mean). */
  falseBoxes: number;
  classError: number;
  /** Takes a lookalike for the other digit. */
  lookalikeError: number;
  /** digit → the digit it is taken for with probability `biasShare`. */
  bias: Readonly<Record<number, number>>;
  biasShare: number;
  /** Answers without looking. */
  randomShare: number;
  /** A review that is negative is called positive. */
  rosyShare: number;
  /** Seconds spent on a page; a quarter of it on a review. */
  secondsMean: number;
  /** Share of the demo's tasks this annotator has answered. */
  diligence: number;
}

const SOBER = { falseBoxes: 0, bias: {}, biasShare: 0, randomShare: 0, rosyShare: 0, looseness: 0 };

/** A careful one, a hasty one, a biased one and a spammer. */
export const SIMULATED_ANNOTATORS: readonly AnnotatorHabits[] = [
  {
    ...SOBER,
    key: 'careful',
    name: 'Careful',
    edgeJitter: 0.03,
    miss: 0.01,
    classError: 0.01,
    lookalikeError: 0.12,
    secondsMean: 95,
    diligence: 1,
  },
  {
    ...SOBER,
    key: 'hasty',
    name: 'Hasty',
    edgeJitter: 0.09,
    miss: 0.08,
    falseBoxes: 0.3,
    classError: 0.05,
    lookalikeError: 0.4,
    secondsMean: 38,
    diligence: 1,
  },
  {
    ...SOBER,
    key: 'biased',
    name: 'Biased',
    edgeJitter: 0.04,
    looseness: 0.12,
    miss: 0.02,
    classError: 0.02,
    lookalikeError: 0.3,
    bias: { 7: 1, 4: 9 },
    biasShare: 0.45,
    rosyShare: 0.4,
    secondsMean: 80,
    diligence: 0.85,
  },
  {
    ...SOBER,
    key: 'spammer',
    name: 'Spammer',
    edgeJitter: 0.25,
    miss: 0.35,
    falseBoxes: 4,
    classError: 0.1,
    lookalikeError: 0.5,
    randomShare: 0.75,
    secondsMean: 9,
    diligence: 0.5,
  },
];
