import { encodeOnnx, type OnnxInitializer, type OnnxNode } from '@/core/models/encode-onnx';
import { type ModelCard, ModelCardSchema } from '@/core/models/model-card';
import { sampleTensor } from './deploy-in-browser';
import { MARKER_PX, PICTURE_SIZE, type Truth } from './scene-pictures';

/** What the model answers for one picture. */
export interface Memory {
  /** Red of the picture's marker. */
  level: number;
  boxes: readonly { classIndex: number; box: Truth; confidence: number }[];
}

const STRIDE = 8;
const SHRINK = 4;
const INPUT = {
  widthPx: PICTURE_SIZE.widthPx / SHRINK,
  heightPx: PICTURE_SIZE.heightPx / SHRINK,
};
const COLUMNS = INPUT.widthPx / STRIDE;
const CELLS = COLUMNS * (INPUT.heightPx / STRIDE);
/** Half the distance at which two markers are told apart. */
const LEVEL_REACH = 12;
const STEEPNESS = 100;

function floats(name: string, dims: readonly number[], values: ArrayLike<number>): OnnxInitializer {
  const bytes = new Uint8Array(Float32Array.from(values).buffer);
  return { name, elementType: 'float32', dims, bytes };
}

function ints(name: string, values: readonly number[]): OnnxInitializer {
  const bytes = new Uint8Array(BigInt64Array.from(values, BigInt).buffer);
  return { name, elementType: 'int64', dims: [values.length], bytes };
}

/** One picture's scores [cells, classes] and distances [cells, 4], as an FCOS detector gives them. */
function rowsOf({ boxes }: Memory, classCount: number) {
  const scores = new Float32Array(CELLS * classCount);
  const sides = new Float32Array(CELLS * 4);
  for (const { classIndex, box, confidence } of boxes) {
    const [x, y, width, height] = box.map((value) => value / SHRINK) as [
      number,
      number,
      number,
      number,
    ];
    const column = Math.floor((x + width / 2) / STRIDE);
    const row = Math.floor((y + height / 2) / STRIDE);
    const [centreX, centreY] = [(column + 0.5) * STRIDE, (row + 0.5) * STRIDE];
    const cell = row * COLUMNS + column;
    scores[cell * classCount + classIndex] = confidence;
    sides.set([centreX - x, centreY - y, x + width - centreX, y + height - centreY], cell * 4);
  }
  return { scores, sides };
}

/**
 * Gives a real ONNX detector that knows pictures by the colour of their corner and answers for each
 * what it was given: so a scene has the same pre-labels every time, through the whole product.
 */
export function memoryDetector(memories: readonly Memory[], classCount: number): Uint8Array {
  const rows = memories.map((memory) => rowsOf(memory, classCount));
  const marker = MARKER_PX / SHRINK;
  const node = (opType: string, inputs: string[], output: string, attributes = {}): OnnxNode => ({
    opType,
    inputs,
    outputs: [output],
    attributes,
  });
  return encodeOnnx({
    opset: 17,
    name: 'memory',
    nodes: [
      node('Slice', ['image', 'from', 'to', 'axes'], 'corner'),
      node('ReduceMean', ['corner'], 'red', { axes: [1, 2, 3], keepdims: 0 }),
      node('Sub', ['levels', 'red'], 'distance'),
      node('Abs', ['distance'], 'far'),
      node('Sub', ['reach', 'far'], 'near'),
      node('Mul', ['near', 'steepness'], 'steep'),
      node('Clip', ['steep', 'zero', 'one'], 'weights'),
      node('MatMul', ['weights', 'allScores'], 'scoreRow'),
      node('MatMul', ['weights', 'allSides'], 'sideRow'),
      node('Reshape', ['scoreRow', 'scoreShape'], 'scores'),
      node('Reshape', ['sideRow', 'sideShape'], 'boxes'),
    ],
    initializers: [
      ints('from', [0, marker / 4, marker / 4]),
      ints('to', [1, (3 * marker) / 4, (3 * marker) / 4]),
      ints('axes', [1, 2, 3]),
      floats(
        'levels',
        [1, memories.length],
        memories.map(({ level }) => level),
      ),
      floats('reach', [1], [LEVEL_REACH]),
      floats('steepness', [1], [STEEPNESS]),
      floats('zero', [], [0]),
      floats('one', [], [1]),
      floats(
        'allScores',
        [memories.length, CELLS * classCount],
        rows.flatMap(({ scores }) => [...scores]),
      ),
      floats(
        'allSides',
        [memories.length, CELLS * 4],
        rows.flatMap(({ sides }) => [...sides]),
      ),
      ints('scoreShape', [1, CELLS, classCount]),
      ints('sideShape', [1, CELLS, 4]),
    ],
    inputs: [{ name: 'image', dims: [1, 3, INPUT.heightPx, INPUT.widthPx] }],
    outputs: [
      { name: 'scores', dims: [1, CELLS, classCount] },
      { name: 'boxes', dims: [1, CELLS, 4] },
    ],
  });
}

/** The card of a `memoryDetector`. */
export function memoryCard(classNames: readonly string[]): ModelCard {
  const nothing = { datasetVersionId: null, datasetHash: null, recipe: null };
  return ModelCardSchema.parse({
    format: 'concord-model-card/1',
    name: 'memory',
    task: 'object-detection',
    input: {
      kind: 'image',
      name: 'image',
      ...INPUT,
      layout: 'nchw',
      colorOrder: 'rgb',
      mean: [0, 0, 0],
      std: [1, 1, 1],
      resize: 'stretch',
      padValue: 0,
    },
    outputs: ['scores', 'boxes'],
    decoder: 'fcos',
    strides: [STRIDE],
    classes: classNames.map((name, classId) => ({ name, classId })),
    thresholds: { score: 0.25, nmsIou: 0.9 },
    training: { ...nothing, command: null, seconds: null, device: null },
    license: 'Apache-2.0',
  });
}

/** A sample that the registry checks the file against: a picture of which only the marker is known. */
export function memorySample(memory: Memory, classCount: number) {
  const area = INPUT.widthPx * INPUT.heightPx;
  const image = new Float32Array(3 * area).fill(memory.level, 0, area);
  const { scores, sides } = rowsOf(memory, classCount);
  return {
    inputs: { image: sampleTensor([1, 3, INPUT.heightPx, INPUT.widthPx], image) },
    outputs: {
      scores: sampleTensor([1, CELLS, classCount], scores),
      boxes: sampleTensor([1, CELLS, 4], sides),
    },
  };
}
