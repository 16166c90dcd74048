import { encodeOnnx } from '@/core/models/encode-onnx';
import { hashNgrams } from '@/core/models/hash-ngrams';
import { ModelCardSchema } from '@/core/models/model-card';
import { type MadeModel, sampleTensor } from './deploy-in-browser';

/** What the model answers for one text. */
export interface TextMemory {
  text: string;
  /** Of each class, more than 0 and less than 1; for `softmax` they sum to 1. */
  probabilities: readonly number[];
}

type TextDecoder = 'softmax' | 'sigmoid';

const FEATURES = {
  buckets: 4_096,
  wordNgrams: [1, 2] as [number, number],
  charNgrams: null,
};
const SCORE_MIN = 0.5;

/** What the graph's last node turns into the probability. */
function logitOf(probability: number, decoder: TextDecoder): number {
  return decoder === 'softmax' ? Math.log(probability) : Math.log(probability / (1 - probability));
}

/** The first bucket that this row has and no other: a word or two that the text has for itself. */
function ownBucket(rows: readonly Float32Array[], at: number): number {
  const own = rows[at]?.findIndex(
    (value, bucket) => value > 0 && rows.every((row, other) => other === at || row[bucket] === 0),
  );
  if (own === undefined || own < 0) throw new Error(`Text ${at} has no words of its own`);
  return own;
}

/**
 * Makes a real ONNX classifier that knows texts by words that each has for itself and answers for
 * each what it was given: so a scene has the same proposals every time, through the whole product.
 */
export function memoryClassifier(
  classNames: readonly string[],
  memories: readonly TextMemory[],
  decoder: TextDecoder,
): MadeModel {
  const classCount = classNames.length;
  const rows = memories.map(({ text }) => hashNgrams(text, FEATURES));
  const weights = new Float32Array(FEATURES.buckets * classCount);
  memories.forEach(({ probabilities }, at) => {
    const bucket = ownBucket(rows, at);
    const value = rows[at]?.[bucket] ?? 1;
    const logits = probabilities.map((probability) => logitOf(probability, decoder) / value);
    weights.set(logits, bucket * classCount);
  });
  const onnx = encodeOnnx({
    opset: 17,
    name: 'memory-classifier',
    nodes: [
      { opType: 'MatMul', inputs: ['features', 'weights'], outputs: ['logits'] },
      {
        opType: decoder === 'softmax' ? 'Softmax' : 'Sigmoid',
        inputs: ['logits'],
        outputs: ['scores'],
      },
    ],
    initializers: [
      {
        name: 'weights',
        elementType: 'float32',
        dims: [FEATURES.buckets, classCount],
        bytes: new Uint8Array(weights.buffer),
      },
    ],
    inputs: [{ name: 'features', dims: [1, FEATURES.buckets] }],
    outputs: [{ name: 'scores', dims: [1, classCount] }],
  });
  const nothing = { datasetVersionId: null, datasetHash: null, recipe: null };
  const card = ModelCardSchema.parse({
    format: 'concord-model-card/1',
    name: 'memory-classifier',
    task: 'text-classification',
    input: { kind: 'text', name: 'features', featurizer: 'hashed-ngrams', ...FEATURES },
    outputs: ['scores'],
    decoder,
    classes: classNames.map((name, classId) => ({ name, classId })),
    thresholds: { score: SCORE_MIN, nmsIou: 0.5 },
    training: { ...nothing, command: null, seconds: null, device: null },
    license: 'Apache-2.0',
  });
  const samples = memories.slice(0, 1).map(({ probabilities }) => ({
    inputs: { features: sampleTensor([1, FEATURES.buckets], rows[0] ?? new Float32Array(0)) },
    outputs: { scores: sampleTensor([1, classCount], Float32Array.from(probabilities)) },
  }));
  return { card, onnx, samples };
}
