import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { krippendorffAlpha } from '@/core/agreement/krippendorff-alpha';
import { groupRatings } from '@/core/agreement/rating-patterns';
import type { BoxRegion } from '@/core/annotation';
import { ConsensusSettingsSchema } from '@/core/contracts/create-project.contract';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import { randomInteger, seededRandom } from '@/core/random';
import type { TaskVotes } from '../consensus/load-project-votes';
import { countSetConfusions } from './count-set-confusions';
import { measureAgreement } from './measure-agreement';
import { classSetCoefficients, rateClassSets } from './rate-class-sets';
import { scoreAnnotators } from './score-annotators';

const SETTINGS = ConsensusSettingsSchema.parse({});

function schemaOf(choice: LabelSchema['choice'], regions: LabelSchema['regions']): LabelSchema {
  const classes = ['cat', 'dog', 'bird'].map((name, id) => ({
    id,
    name,
    color: '#000000',
    shortcut: null,
    isDeleted: false,
  }));
  return { classes, choice, regions };
}

const box = (x: number, classId = 0): BoxRegion => ({
  kind: 'box',
  classId,
  attributes: {},
  origin: 'manual',
  x,
  y: 0,
  width: 10,
  height: 10,
  rotation: 0,
});

/** Tasks of answers by person: `null` where a person was not asked. */
function tasksOf<T>(
  answers: readonly (readonly (T | null)[])[],
  toVote: (answer: T) => { classIds: number[]; regions: BoxRegion[] },
): TaskVotes[] {
  return answers.map((row, task) => {
    const taskId = `tsk_${String(task).padStart(4, '0')}`;
    const votes = row.flatMap((answer, person) =>
      answer === null ? [] : [{ taskId, userId: `usr_${person}`, ...toVote(answer) }],
    );
    return { taskId, wanted: row.length, votes };
  });
}

const byClass = (classId: number) => ({ classIds: [classId], regions: [] });
const bySet = (classIds: number[]) => ({ classIds, regions: [] });
const byBoxes = (regions: BoxRegion[]) => ({ classIds: [], regions });

describe('agreement on one class', () => {
  it('counts units with two answers or more, and names what is confused with what', () => {
    const answers = [
      [0, 0, 1],
      [1, 1, 1],
      [2, null, null],
      [0, 1, null],
    ];
    const { measures, confusions, histogram } = measureAgreement(
      tasksOf(answers, byClass),
      schemaOf('single', []),
    );
    expect(measures.map(({ unit }) => unit)).toEqual(['class']);
    expect(measures[0]?.alpha.units).toBe(3);
    expect(measures[0]?.observed).toBeCloseTo((1 / 3 + 1 + 0) / 3, 12);
    expect(confusions).toEqual([
      { a: 0, b: 0, pairs: 1 },
      { a: 0, b: 1, pairs: 3 },
      { a: 1, b: 1, pairs: 3 },
    ]);
    expect(histogram).toEqual([1, 0, 0, 1, 0, 0, 0, 0, 0, 1]);
  });

  it('has an interval that holds the value, and the same figures for the same votes', () => {
    const vote = fc.option(fc.integer({ min: 0, max: 2 }), { nil: null, freq: 4 });
    const rows = fc.array(fc.array(vote, { minLength: 4, maxLength: 4 }), {
      minLength: 30,
      maxLength: 60,
    });
    fc.assert(
      fc.property(rows, (answers) => {
        const schema = schemaOf('single', []);
        const first = measureAgreement(tasksOf(answers, byClass), schema);
        expect(measureAgreement(tasksOf(answers, byClass), schema)).toEqual(first);
        const alpha = first.measures[0]?.alpha;
        if (alpha?.value == null) return;
        expect(alpha.low).toBeLessThanOrEqual(alpha.value + 1e-9);
        expect(alpha.high).toBeGreaterThanOrEqual(alpha.value - 1e-9);
      }),
      { numRuns: 10 },
    );
  });

  it('says nothing where nobody has answered', () => {
    const { measures, confusions, histogram } = measureAgreement([], schemaOf('multiple', ['box']));
    expect(measures.map(({ alpha }) => alpha)).toEqual(
      Array(3).fill({ value: null, low: null, high: null, units: 0 }),
    );
    expect(confusions).toEqual([]);
    expect(histogram).toEqual(Array(10).fill(0));
  });
});

describe('agreement on several classes', () => {
  it('is the mean over classes of the alpha of each yes-or-no question', () => {
    const answers = [
      [[0], [0, 1]],
      [[1], [1]],
      [[], [0]],
      [[0], [0]],
      [[2], [2]],
    ];
    const alphaOf = (classId: number) =>
      krippendorffAlpha(
        groupRatings(
          Float64Array.from(
            answers.flatMap((sets) => {
              const yes = sets.filter((ids) => ids.includes(classId)).length;
              return [sets.length - yes, yes];
            }),
          ),
          [0, 1],
        ),
      ) ?? Number.NaN;
    const sets = rateClassSets(answers);
    const expected = (alphaOf(0) + alphaOf(1) + alphaOf(2)) / 3;
    expect(classSetCoefficients(sets).alpha(sets.ratings)).toBeCloseTo(expected, 12);
    const { measures } = measureAgreement(tasksOf(answers, bySet), schemaOf('multiple', []));
    expect(measures[0]?.alpha.value).toBeCloseTo(expected, 12);
    expect(measures[0]?.alpha.units).toBe(5);
  });

  it('takes as confused only what one gave in place of the other', () => {
    expect(
      countSetConfusions([
        [
          [0, 1],
          [0, 2],
        ],
        [[1], [1, 2]],
      ]),
    ).toEqual([
      { a: 0, b: 0, pairs: 1 },
      { a: 1, b: 1, pairs: 1 },
      { a: 1, b: 2, pairs: 1 },
    ]);
  });
});

describe('agreement on boxes', () => {
  it('counts who did not draw as −1, and tells the class apart from the finding', () => {
    const answers = [
      [[box(0), box(50)], [box(1), box(50, 1)], [box(0)]],
      [[], [], []],
    ];
    const { measures, confusions } = measureAgreement(
      tasksOf(answers, byBoxes),
      schemaOf('none', ['box']),
    );
    expect(measures.map(({ unit, alpha }) => [unit, alpha.units])).toEqual([
      ['region', 2],
      ['regionClass', 2],
    ]);
    expect(confusions).toEqual([
      { a: -1, b: 0, pairs: 1 },
      { a: -1, b: 1, pairs: 1 },
      { a: 0, b: 0, pairs: 3 },
      { a: 0, b: 1, pairs: 1 },
    ]);
  });
});

describe('annotators', () => {
  const truth = Array.from({ length: 40 }, (_, task) => task % 3);

  it('are told apart by agreement with the others: the guesser last, with a lower bound below all', () => {
    const random = seededRandom(5);
    const answers = truth.map((label) => [label, label, label, randomInteger(random, 0, 2)]);
    const scores = scoreAnnotators(
      tasksOf(answers, byClass),
      new Map(),
      schemaOf('single', []),
      SETTINGS,
    );
    const [good, , , bad] = [0, 1, 2, 3].map((person) => scores.get(`usr_${person}`));
    expect(good?.reliability?.low).toBeGreaterThan(bad?.reliability?.high ?? 1);
    expect(good?.informativeness).toBeGreaterThan(0.5);
    expect(bad?.informativeness).toBeLessThan(0.3);
    expect(good?.reliability?.units).toBe(40);
    expect(good?.gold).toBeNull();
  });

  it('never agree with themselves: a person alone on every task has no reliability', () => {
    const schema = schemaOf('single', ['box']);
    const answers = truth.map((label) => [label]);
    const scores = scoreAnnotators(tasksOf(answers, byClass), new Map(), schema, SETTINGS);
    expect(scores.get('usr_0')?.reliability).toBeNull();
  });

  it('have no reliability below 20 answers, but accuracy on known answers from the first', () => {
    const answers = truth.slice(0, 19).map((label) => [label, label]);
    const tasks = tasksOf(answers, byClass);
    const gold = new Map([
      ['tsk_0000', { regions: [], classIds: [0] }],
      ['tsk_0001', { regions: [], classIds: [2] }],
    ]);
    const score = scoreAnnotators(tasks, gold, schemaOf('single', []), SETTINGS).get('usr_0');
    expect(score?.reliability).toBeNull();
    expect(score?.informativeness).toBeNull();
    expect(score?.gold).toMatchObject({ value: 0.5, units: 2 });
  });

  it('are measured object by object on boxes: missed, false and wrongly classed ones count against', () => {
    const answers = truth.map(() => [
      [box(0), box(50), box(100)],
      [box(1), box(51), box(101)],
      [box(0), box(50), box(100)],
      [box(0), box(50, 1), box(400)],
    ]);
    const scores = scoreAnnotators(
      tasksOf(answers, byBoxes),
      new Map([['tsk_0000', { regions: [box(0), box(50)], classIds: [] }]]),
      schemaOf('none', ['box']),
      SETTINGS,
    );
    // Of three objects one was found with its class, one with another, one missed; one is false.
    expect(scores.get('usr_3')?.reliability).toMatchObject({ units: 160, value: 41 / 162 });
    expect(scores.get('usr_0')?.reliability).toMatchObject({ units: 120, value: 121 / 122 });
    expect(scores.get('usr_0')?.gold).toMatchObject({ units: 3, value: 3 / 5 });
    expect(scores.get('usr_0')?.informativeness).toBeGreaterThan(
      scores.get('usr_3')?.informativeness ?? 1,
    );
  });

  it('who draw nothing where nobody else does agree with them', () => {
    const answers = truth.map(() => [[], []]);
    const scores = scoreAnnotators(
      tasksOf<BoxRegion[]>(answers, byBoxes),
      new Map(),
      schemaOf('none', ['box']),
      SETTINGS,
    );
    expect(scores.get('usr_0')?.reliability).toMatchObject({ units: 40, value: 41 / 42 });
  });
});
