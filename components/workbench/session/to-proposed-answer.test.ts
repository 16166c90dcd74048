import { describe, expect, test } from 'vitest';
import { type ModelCard, ModelCardSchema } from '@/core/models/model-card';
import { ShownPreLabelSchema } from '@/core/contracts/submit-annotation.contract';
import { toProposedAnswer, toSentPreLabel } from './pre-labeller';

function makeCard(decoder: ModelCard['decoder'], classIds: (number | null)[]): ModelCard {
  return ModelCardSchema.parse({
    format: 'concord-model-card/1',
    name: 'm',
    task: 'object-detection',
    input: {
      kind: 'text',
      name: 'features',
      featurizer: 'hashed-ngrams',
      buckets: 64,
      wordNgrams: [1, 2],
      charNgrams: null,
    },
    outputs: ['out'],
    decoder,
    classes: classIds.map((classId, index) => ({ name: `c${index}`, classId })),
    thresholds: { score: 0.5, nmsIou: 0.5 },
    training: {
      datasetVersionId: null,
      datasetHash: null,
      recipe: null,
      command: null,
      seconds: null,
      device: null,
    },
    license: 'Apache-2.0',
  });
}

const box = { x: 1, y: 2, width: 3, height: 4, confidence: 0.9 };

describe('toProposedAnswer', () => {
  test('leads boxes to the project’s classes and drops those it does not have', () => {
    const boxes = [
      { ...box, classIndex: 0 },
      { ...box, classIndex: 1 },
      { ...box, classIndex: 9 },
    ];
    const { regions } = toProposedAnswer(makeCard('fcos', [7, null]), {
      boxes,
      candidates: [],
      classScores: [],
    });
    expect(regions).toHaveLength(1);
    expect(regions[0]).toMatchObject({
      classId: 7,
      origin: 'prediction',
      confidence: 0.9,
      x: 1,
      width: 3,
    });
  });

  test('leads boxes of a smaller rendering to the picture’s own px', () => {
    const boxes = [{ ...box, classIndex: 0 }];
    const card = makeCard('fcos', [7]);
    const { regions } = toProposedAnswer(card, { boxes, candidates: [], classScores: [] }, 8);
    expect(regions[0]).toMatchObject({ x: 8, y: 16, width: 24, height: 32 });
  });

  test('leads candidates there too, also those whose class the project does not have', () => {
    const candidates = [
      { ...box, classIndex: 0, confidence: 0.3 },
      { ...box, classIndex: 1 },
      { ...box, classIndex: 9 },
    ];
    const prediction = { boxes: [], candidates, classScores: [] };
    const proposed = toProposedAnswer(makeCard('fcos', [7, null]), prediction, 2);
    expect(proposed.regions).toEqual([]);
    const place = { x: 2, y: 4, width: 6, height: 8 };
    expect(proposed.candidates).toEqual([
      { ...place, classId: 7, confidence: 0.3 },
      { ...place, classId: null, confidence: 0.9 },
      { ...place, classId: null, confidence: 0.9 },
    ]);
  });

  test('is sent with the answer without what stays in the browser', () => {
    const boxes = [{ ...box, classIndex: 0 }];
    const prediction = { boxes, candidates: boxes, classScores: [] };
    const proposal = {
      ...toProposedAnswer(makeCard('fcos', [7]), prediction),
      ...{ modelVersionId: 'mdv_a' as const, provider: 'wasm' as const, runMs: 1 },
    };
    const sent = ShownPreLabelSchema.parse(toSentPreLabel(proposal, { wasShown: false }));
    expect(sent.regions).toHaveLength(1);
    expect(sent).toMatchObject({ wasShown: false, candidatesTaken: 0 });
    expect(toSentPreLabel(null, { wasShown: true })).toBeNull();
  });

  test('proposes the one best class of a softmax, and none below the threshold', () => {
    const card = makeCard('softmax', [3, 4]);
    expect(
      toProposedAnswer(card, { boxes: [], candidates: [], classScores: [0.3, 0.7] }).classIds,
    ).toEqual([4]);
    expect(
      toProposedAnswer(card, { boxes: [], candidates: [], classScores: [0.45, 0.45] }).classIds,
    ).toEqual([]);
  });

  test('proposes every class of a sigmoid above the threshold', () => {
    const card = makeCard('sigmoid', [3, 4, 5]);
    const proposed = toProposedAnswer(card, {
      boxes: [],
      candidates: [],
      classScores: [0.9, 0.2, 0.6],
    });
    expect(proposed.classIds).toEqual([3, 5]);
    expect(proposed.classConfidences.get(4)).toBe(0.2);
  });
});
