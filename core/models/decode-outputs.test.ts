import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boxIou } from '../geometry/box';
import { CANDIDATES_MAX, PREDICTED_BOXES_MAX } from './collect-boxes';
import { decodeOutputs } from './decode-outputs';
import { fitImage } from './letterbox';
import { type ModelCard, ModelCardSchema } from './model-card';
import { suppressAcrossClasses, suppressOverlaps } from './non-maximum-suppression';
import type { PredictedBox } from './prediction';
import type { FloatTensor } from './tensor';

const card: ModelCard = ModelCardSchema.parse({
  format: 'concord-model-card/1',
  name: 'test',
  task: 'object-detection',
  input: {
    kind: 'image',
    name: 'image',
    widthPx: 64,
    heightPx: 32,
    layout: 'nchw',
    colorOrder: 'rgb',
    mean: [0, 0, 0],
    std: [1, 1, 1],
    resize: 'stretch',
    padValue: 0,
  },
  outputs: ['scores_16', 'boxes_16'],
  decoder: 'fcos',
  strides: [16],
  classes: [
    { name: 'a', classId: 0 },
    { name: 'b', classId: 1 },
  ],
  thresholds: { score: 0.4, nmsIou: 0.5 },
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
const CELLS = 8;
const frame = fitImage({ widthPx: 128, heightPx: 32 }, card.input as never);

function tensor(dims: number[], values: Record<number, number> = {}): FloatTensor {
  const data = new Float32Array(dims.reduce((product, dim) => product * dim, 1));
  for (const [index, value] of Object.entries(values)) data[Number(index)] = value;
  return { dims, data };
}

const boxes = fc.array(
  fc.record<PredictedBox>({
    classIndex: fc.nat(2),
    x: fc.nat(20),
    y: fc.nat(20),
    width: fc.integer({ min: 1, max: 12 }),
    height: fc.integer({ min: 1, max: 12 }),
    confidence: fc.constantFrom(0.4, 0.6, 0.8),
  }),
  { maxLength: 40 },
);

test('fcos: distances from the cell centre become ImagePx', () => {
  // Cell 5 is row 1, column 1: centre 24, 24 in the input, 48, 24 in the picture twice as wide.
  const outputs = new Map([
    ['scores_16', tensor([1, CELLS, 2], { 11: 0.75 })],
    ['boxes_16', tensor([1, CELLS, 4], { 20: 8, 21: 4, 22: 16, 23: 2 })],
  ]);
  expect(decodeOutputs(card, outputs, frame)).toEqual({
    boxes: [{ classIndex: 1, x: 32, y: 20, width: 48, height: 6, confidence: 0.75 }],
    candidates: [{ classIndex: 1, x: 32, y: 20, width: 48, height: 6, confidence: 0.75 }],
    classScores: [],
    droppedCount: 0,
  });
});

test('nanodet: a side is the expectation of its bins times the stride', () => {
  const bins = 3;
  const start = 5 * 4 * bins;
  // Left: all on bin 1 = 16 px. Top: evenly on 0 and 1 = 8 px. Right: bin 2 = 32 px. Bottom: thirds = 16 px.
  const logits = [-99, 0, -99, 5, 5, -99, -99, -99, 7, 0, 0, 0];
  const outputs = new Map([
    ['scores_16', tensor([1, CELLS, 2], { 10: 0.5 })],
    [
      'boxes_16',
      tensor([1, CELLS, 4 * bins], Object.fromEntries(logits.map((v, i) => [start + i, v]))),
    ],
  ]);
  const { boxes } = decodeOutputs({ ...card, decoder: 'nanodet' }, outputs, frame);
  expect(boxes).toHaveLength(1);
  expect(boxes[0]?.x).toBeCloseTo(16, 4);
  expect(boxes[0]?.y).toBeCloseTo(16, 4);
  expect(boxes[0]?.width).toBeCloseTo(96, 4);
  expect(boxes[0]?.height).toBeCloseTo(16, 4);
});

test('NaN, Inf, empty boxes and classes beyond the card are dropped and counted', () => {
  const outputs = new Map([
    [
      'scores_16',
      tensor([1, CELLS, 3], {
        0: Number.NaN,
        3: Number.POSITIVE_INFINITY,
        6: 0.9, // NaN box
        9: 0.9, // Inf box
        12: 0.9, // empty box
        17: 0.9, // class 2
        18: 0.9, // good
      }),
    ],
    [
      'boxes_16',
      tensor([1, CELLS, 4], {
        8: Number.NaN,
        9: 1,
        10: 1,
        11: 1,
        14: Number.POSITIVE_INFINITY,
        24: 1,
        25: 1,
        26: 1,
        27: 1,
      }),
    ],
  ]);
  const { boxes, droppedCount } = decodeOutputs(card, outputs, frame);
  expect(boxes).toHaveLength(1);
  expect(droppedCount).toBe(6);
});

test('10⁶ candidate boxes give at most 2,000 finite boxes, the best ones, in time', () => {
  const wide: ModelCard = {
    ...card,
    input: { ...card.input, widthPx: 4096, heightPx: 4096 } as ModelCard['input'],
    strides: [4],
  };
  const cells = 1024 * 1024;
  const scores = tensor([1, cells, 1]);
  for (let i = 0; i < cells; i++) scores.data[i] = 0.5 + (i % 1000) / 2000;
  const boxes = { dims: [1, cells, 4], data: new Float32Array(cells * 4).fill(1) };
  const decoded = decodeOutputs(
    wide,
    new Map([
      ['scores_16', scores],
      ['boxes_16', boxes],
    ]),
    fitImage({ widthPx: 4096, heightPx: 4096 }, wide.input as never),
  );
  expect(decoded.boxes).toHaveLength(PREDICTED_BOXES_MAX);
  expect(decoded.droppedCount).toBe(cells - PREDICTED_BOXES_MAX);
  expect(Math.min(...decoded.boxes.map((box) => box.confidence))).toBeGreaterThan(0.99);
  expect(decoded.candidates).toHaveLength(CANDIDATES_MAX);
  expect(decoded.candidates[0]).toEqual(decoded.boxes[0]);
});

/** Cells 0, 2, 5, 6 and 7 see something; all sides of a cell are alike. */
function decodeCells(threshold: number) {
  const sides: Record<number, number> = {};
  for (const cell of [0, 2, 5, 6, 7]) for (let at = 0; at < 4; at++) sides[cell * 4 + at] = 8;
  // class 0, then class 1 of a cell
  const scores = { 0: 0.9, 1: 0.3, 4: 0.2, 10: 0.05, 12: 0.049, 14: 0.5 };
  const outputs = new Map([
    ['scores_16', tensor([1, CELLS, 2], scores)],
    ['boxes_16', tensor([1, CELLS, 4], sides)],
  ]);
  const thresholds = { ...card.thresholds, score: threshold };
  return decodeOutputs({ ...card, thresholds }, outputs, frame);
}

test('candidates go down to .05, best first, one a place whatever its class; proposals do not change', () => {
  const decoded = decodeCells(0.4);
  expect(decoded.boxes.map(({ confidence }) => confidence)).toEqual([0.9, 0.5].map(Math.fround));
  const found = decoded.candidates.map(({ classIndex, confidence }) => [classIndex, confidence]);
  expect(found).toEqual([0.9, 0.5, 0.2, 0.05].map((confidence) => [0, Math.fround(confidence)]));
  expect(decoded.droppedCount).toBe(0);
});

test('a card that proposes even less sure boxes has those among its candidates', () => {
  const decoded = decodeCells(0.01);
  expect(decoded.boxes).toHaveLength(6);
  expect(decoded.candidates).toHaveLength(5);
});

test('candidates are never less sure than the ones left out, and none nearly coincide', () => {
  fc.assert(
    fc.property(boxes, fc.integer({ min: 1, max: 10 }), (all, countMax) => {
      const kept = suppressAcrossClasses(all, 0.8, countMax);
      expect(kept.length).toBeLessThanOrEqual(countMax);
      kept.forEach((box, index) => {
        for (const other of kept.slice(index + 1)) {
          expect(boxIou(box, other)).toBeLessThanOrEqual(0.8);
          expect(other.confidence).toBeLessThanOrEqual(box.confidence);
        }
      });
      for (const box of all) {
        const hasRival = kept.some(
          (rival) => boxIou(rival, box) > 0.8 && rival.confidence >= box.confidence,
        );
        const last = kept.at(-1)?.confidence ?? 0;
        const isBeyond = kept.length === countMax && box.confidence <= last;
        expect(kept.includes(box) || hasRival || isBeyond).toBe(true);
      }
    }),
  );
});

test.each([
  ['absent', new Map([['scores_16', tensor([1, CELLS, 2])]])],
  [
    'of too few cells',
    new Map([
      ['scores_16', tensor([1, CELLS - 1, 2])],
      ['boxes_16', tensor([1, CELLS, 4])],
    ]),
  ],
  [
    'of five sides',
    new Map([
      ['scores_16', tensor([1, CELLS, 2])],
      ['boxes_16', tensor([1, CELLS, 5])],
    ]),
  ],
])('an output that is %s is an invalid model', (_, outputs) => {
  for (const decoder of ['fcos', 'nanodet'] as const) {
    expect(() => decodeOutputs({ ...card, decoder }, outputs, frame)).toThrowError(
      expect.objectContaining({ code: 'invalid_model' }),
    );
  }
});

test('classification gives one score a class; NaN becomes 0 and is counted', () => {
  const outputs = new Map([['p', { dims: [1, 2], data: Float32Array.of(0.25, 0.75) }]]);
  const text: ModelCard = { ...card, outputs: ['p'], decoder: 'softmax' };
  expect(decodeOutputs(text, outputs, null).classScores).toEqual([0.25, 0.75]);
  const poisoned = new Map([['p', { dims: [1, 3], data: Float32Array.of(Number.NaN, 0.5, 1) }]]);
  expect(decodeOutputs({ ...text, decoder: 'sigmoid' }, poisoned, null)).toEqual({
    boxes: [],
    candidates: [],
    classScores: [0, 0.5],
    droppedCount: 2,
  });
});

test.each([
  ['logits', Float32Array.of(-3, 4)],
  ['too few classes', Float32Array.of(1)],
])('a classifier that answers %s is an invalid model', (_, data) => {
  const outputs = new Map([['p', { dims: [1, data.length], data }]]);
  for (const decoder of ['softmax', 'sigmoid'] as const) {
    expect(() => decodeOutputs({ ...card, outputs: ['p'], decoder }, outputs, null)).toThrowError(
      expect.objectContaining({ code: 'invalid_model' }),
    );
  }
});

test('suppression leaves no overlap of one class, drops nothing without a better rival, ignores order', () => {
  fc.assert(
    fc.property(boxes, (candidates) => {
      const kept = suppressOverlaps(candidates, 0.5);
      const clash = (a: PredictedBox, b: PredictedBox) =>
        a.classIndex === b.classIndex && boxIou(a, b) > 0.5;
      kept.forEach((box, i) => {
        for (const other of kept.slice(i + 1)) expect(clash(box, other)).toBe(false);
      });
      for (const box of candidates) {
        const covered = kept.some((k) => clash(k, box) && k.confidence >= box.confidence);
        expect(kept.includes(box) || covered).toBe(true);
      }
      expect(suppressOverlaps([...candidates].reverse(), 0.5)).toEqual(kept);
    }),
  );
});
