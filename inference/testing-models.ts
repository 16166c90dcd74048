import { encodeOnnx, type OnnxGraph, type OnnxInitializer } from '@/core/models/encode-onnx';
import { type ModelCard, ModelCardSchema } from '@/core/models/model-card';

function floatWeight(
  name: string,
  dims: readonly number[],
  values: readonly number[],
): OnnxInitializer {
  return {
    name,
    elementType: 'float32',
    dims,
    bytes: new Uint8Array(Float32Array.from(values).buffer),
  };
}

function int64Weight(name: string, values: readonly number[]): OnnxInitializer {
  const bytes = new Uint8Array(BigInt64Array.from(values, BigInt).buffer);
  return { name, elementType: 'int64', dims: [values.length], bytes };
}

const training = {
  datasetVersionId: null,
  datasetHash: null,
  recipe: null,
  command: null,
  seconds: null,
  device: null,
};

/** Gives a card for `softmaxModel`: two classes over 16 buckets of words. */
export function softmaxCard(): ModelCard {
  return ModelCardSchema.parse({
    format: 'concord-model-card/1',
    name: 'two classes',
    task: 'text-classification',
    input: {
      kind: 'text',
      name: 'features',
      featurizer: 'hashed-ngrams',
      buckets: 16,
      wordNgrams: [1, 1],
      charNgrams: null,
    },
    outputs: ['probabilities'],
    decoder: 'softmax',
    classes: [
      { name: 'no', classId: 0 },
      { name: 'yes', classId: 1 },
    ],
    thresholds: { score: 0.5, nmsIou: 0.5 },
    training,
    license: 'Apache-2.0',
  });
}

/** Gives an ONNX model softmax(features · weights), `weights` being [16, 2] in row-major order. */
export function softmaxModel(weights: readonly number[]): Uint8Array {
  return encodeOnnx({
    opset: 17,
    name: 'softmax',
    nodes: [
      { opType: 'MatMul', inputs: ['features', 'w'], outputs: ['logits'] },
      {
        opType: 'Softmax',
        inputs: ['logits'],
        outputs: ['probabilities'],
        attributes: { axis: -1 },
      },
    ],
    initializers: [floatWeight('w', [16, 2], weights)],
    inputs: [{ name: 'features', dims: [1, 16] }],
    outputs: [{ name: 'probabilities', dims: [1, 2] }],
  });
}

/** Gives a card for `brightnessModel`: one class, one level of stride 16 over a 64 × 32 input. */
export function brightnessCard(): ModelCard {
  return ModelCardSchema.parse({
    ...softmaxCard(),
    name: 'bright cells',
    task: 'object-detection',
    input: {
      kind: 'image',
      name: 'image',
      widthPx: 64,
      heightPx: 32,
      layout: 'nchw',
      colorOrder: 'rgb',
      mean: [0, 0, 0],
      std: [255, 255, 255],
      resize: 'letterbox',
      padValue: 0,
    },
    outputs: ['scores_16', 'boxes_16'],
    decoder: 'fcos',
    strides: [16],
    classes: [{ name: 'bright', classId: 0 }],
  });
}

/**
 * Gives an ONNX detector in the FCOS contract whose score of a cell is the mean red of its 16 × 16
 * px and whose every box reaches 8 px to each side, so that a bright cell is its own box.
 */
export function brightnessModel(): Uint8Array {
  const red = Array.from({ length: 3 * 256 }, (_, i) => (i < 256 ? 1 / 256 : 0));
  return encodeOnnx({
    opset: 17,
    name: 'brightness',
    nodes: [
      {
        opType: 'Conv',
        inputs: ['image', 'red'],
        outputs: ['means'],
        attributes: { strides: [16, 16], kernel_shape: [16, 16] },
      },
      { opType: 'Reshape', inputs: ['means', 'scoresShape'], outputs: ['scores_16'] },
      { opType: 'Mul', inputs: ['scores_16', 'zero'], outputs: ['zeros'] },
      { opType: 'Add', inputs: ['zeros', 'eights'], outputs: ['boxes_16'] },
    ],
    initializers: [
      floatWeight('red', [1, 3, 16, 16], red),
      floatWeight('zero', [1], [0]),
      floatWeight('eights', [1, 1, 4], [8, 8, 8, 8]),
      int64Weight('scoresShape', [1, 8, 1]),
    ],
    inputs: [{ name: 'image', dims: [1, 3, 32, 64] }],
    outputs: [
      { name: 'scores_16', dims: [1, 8, 1] },
      { name: 'boxes_16', dims: [1, 8, 4] },
    ],
  });
}

/** Gives an ONNX model that takes the softmax model's input and computes for very long. */
export function endlessModel(): Uint8Array {
  const rounds = 40;
  const graph: OnnxGraph = {
    opset: 17,
    name: 'endless',
    nodes: [
      { opType: 'ConstantOfShape', inputs: ['shape'], outputs: ['m0'] },
      ...Array.from({ length: rounds }, (_, i) => ({
        opType: 'MatMul',
        inputs: [`m${i}`, `m${i}`],
        outputs: [`m${i + 1}`],
      })),
      {
        opType: 'ReduceMax',
        inputs: [`m${rounds}`],
        outputs: ['max'],
        attributes: { keepdims: 0 },
      },
      { opType: 'Add', inputs: ['features', 'max'], outputs: ['probabilities'] },
    ],
    initializers: [int64Weight('shape', [3000, 3000])],
    inputs: [{ name: 'features', dims: [1, 16] }],
    outputs: [{ name: 'probabilities', dims: [1, 16] }],
  };
  return encodeOnnx(graph);
}
