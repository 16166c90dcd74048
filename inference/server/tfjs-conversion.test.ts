import { createHash } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { convertTfjsGraph } from '@/core/models/convert-tfjs-graph';
import { ModelHost } from './model-host';

const host = new ModelHost();
afterAll(() => host.close());

const VALID = btoa('VALID');
const HALVES: Readonly<Record<string, number>> = {
  '0': 0,
  '1': 0x3c00,
  '2': 0x4000,
  '-1': 0xbc00,
  '0.5': 0x3800,
};
const shape = (dims: number[]) => ({ dim: dims.map((size) => ({ size: String(size) })) });
const list = (values: number[]) => ({ list: { i: values.map(String) } });

/** Makes model.json and its weight bytes: nodes in the order given, weights as float16 or int32. */
function tfjs(
  nodes: { name: string; op: string; input?: string[]; attr?: object }[],
  constants: Record<string, { dims: number[]; floats?: number[]; integers?: number[] }>,
  inputDims: number[],
  outputDims: number[],
) {
  const bytes: number[] = [];
  const weights = Object.entries(constants).map(([name, { dims, floats, integers }]) => {
    for (const value of floats ?? []) {
      const half = HALVES[String(value)] as number;
      bytes.push(half & 255, half >> 8);
    }
    for (const value of integers ?? []) {
      bytes.push(...new Uint8Array(Int32Array.of(value).buffer));
    }
    return floats === undefined
      ? { name, shape: dims, dtype: 'int32' }
      : { name, shape: dims, dtype: 'float32', quantization: { dtype: 'float16' } };
  });
  const json = {
    signature: {
      inputs: { x: { name: 'x:0', tensorShape: shape(inputDims) } },
      outputs: { y: { name: 'y:0', tensorShape: shape(outputDims) } },
    },
    modelTopology: {
      node: [
        { name: 'x', op: 'Placeholder' },
        ...Object.keys(constants).map((name) => ({ name, op: 'Const' })),
        ...nodes,
      ],
    },
    weightsManifest: [{ paths: ['w.bin'], weights }],
  };
  return { json, weights: Uint8Array.from(bytes) };
}

async function run(model: ReturnType<typeof tfjs>, dims: number[], data: number[]) {
  const bytes = convertTfjsGraph(model.json, model.weights, { x: 'image', y: 'answer' });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const feeds = new Map([['image', { dims, data: Float32Array.from(data) }]]);
  const outputs = await host.run({ sha256, bytes }, feeds);
  return [...(outputs.get('answer')?.data ?? [])];
}

test('padding, strided convolution, bias and leaky ReLU give what they give in TensorFlow', async () => {
  // One 3 × 3 picture of two channels, padded by 1 above and left; kernel 2 × 2 from two channels
  // to one: the first channel's top-left minus the second channel's bottom-right.
  const kernel = [1, 0, 0, 0, 0, 0, 0, -1];
  const model = tfjs(
    [
      { name: 'y', op: 'LeakyRelu', input: ['sum'], attr: { alpha: { f: 0.5 } } },
      { name: 'sum', op: 'Add', input: ['conv', 'bias'] },
      {
        name: 'conv',
        op: 'Conv2D',
        input: ['padded', 'kernel'],
        attr: { padding: { s: VALID }, strides: list([1, 2, 2, 1]), dilations: list([1, 1, 1, 1]) },
      },
      { name: 'padded', op: 'Pad', input: ['x', 'paddings'] },
    ],
    {
      kernel: { dims: [2, 2, 2, 1], floats: kernel },
      bias: { dims: [1], floats: [0.5] },
      paddings: { dims: [4, 2], integers: [0, 0, 1, 0, 1, 0, 0, 0] },
    },
    [1, 3, 3, 2],
    [1, 2, 2, 1],
  );
  const first = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  const second = [10, 20, 30, 40, 50, 60, 70, 80, 90];
  const pixels = first.flatMap((value, i) => [value, second[i] as number]);
  const leaky = (value: number) => (value >= 0 ? value : value / 2);
  // Windows start at padded 0, 0; 0, 2; 2, 0; 2, 2.
  expect(await run(model, [1, 3, 3, 2], pixels)).toEqual(
    [0 - 10, 0 - 30, 0 - 70, 5 - 90].map((value) => leaky(value + 0.5)),
  );
});

test('max pooling, bilinear resizing, split, concat, reshape and transpose keep TensorFlow’s order', async () => {
  const model = tfjs(
    [
      {
        name: 'pool',
        op: 'MaxPool',
        input: ['x'],
        attr: { padding: { s: VALID }, ksize: list([1, 2, 2, 1]), strides: list([1, 2, 2, 1]) },
      },
      {
        name: 'resized',
        op: 'ResizeBilinear',
        input: ['pool', 'size'],
        attr: { half_pixel_centers: { b: true } },
      },
      { name: 'parts', op: 'SplitV', input: ['resized', 'sizes', 'axis'] },
      { name: 'swapped', op: 'ConcatV2', input: ['parts:1', 'parts', 'axis'] },
      { name: 'flat', op: 'Reshape', input: ['swapped', 'shape'] },
      { name: 'shape', op: 'AddV2', input: ['half', 'zeros'] },
      { name: 'zeros', op: 'SparseToDense', input: ['none', 'two', 'none', 'zero'] },
      { name: 'y', op: 'Transpose', input: ['flat', 'perm'] },
    ],
    {
      size: { dims: [2], integers: [1, 4] },
      sizes: { dims: [2], integers: [1, 3] },
      axis: { dims: [], integers: [2] },
      half: { dims: [2], integers: [2, 2] },
      none: { dims: [0, 1], integers: [] },
      two: { dims: [1], integers: [2] },
      zero: { dims: [], integers: [0] },
      perm: { dims: [2], integers: [1, 0] },
    },
    [1, 2, 4, 1],
    [2, 2],
  );
  // Pooled: 6, 8. Resized to four by half pixels: 6, 6.5, 7.5, 8. Swapped: 6.5, 7.5, 8, 6.
  expect(await run(model, [1, 2, 4, 1], [1, 2, 3, 4, 5, 6, 7, 8])).toEqual([6.5, 8, 7.5, 6]);
});

const loop = tfjs(
  [
    { name: 'y', op: 'Sigmoid', input: ['z'] },
    { name: 'z', op: 'Sigmoid', input: ['y'] },
  ],
  {},
  [1],
  [1],
);
const sound = tfjs([{ name: 'y', op: 'Sigmoid', input: ['x'] }], {}, [1], [1]);
test.each([
  ['an unknown operator', tfjs([{ name: 'y', op: 'PyFunc', input: ['x'] }], {}, [1], [1])],
  ['a missing node', tfjs([{ name: 'y', op: 'Sigmoid', input: ['nowhere'] }], {}, [1], [1])],
  ['a circle', loop],
  ['surplus weights', { ...sound, weights: new Uint8Array(4) }],
  ['another form', { ...sound, json: { format: 'layers-model' } }],
])('a graph with %s is refused', (_, { json, weights }) => {
  expect(() => convertTfjsGraph(json, weights, {})).toThrowError(
    expect.objectContaining({ code: 'invalid_model' }),
  );
});
