import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '../errors';
import { inspectOnnx } from './inspect-onnx';
import { encodeProtobuf, type ProtobufMessage } from './protobuf-writer';

// Just enough of onnx.proto3 to write well-formed and hostile files, independent of the reader.
const value = (name: string, dims: (number | string)[]): ProtobufMessage => [
  [1, name],
  [
    2,
    [
      [
        1,
        [
          [1, 1],
          [2, dims.map((dim) => [1, [[typeof dim === 'number' ? 1 : 2, dim]]] as const)],
        ],
      ],
    ],
  ],
];
const tensor = (
  dims: number[],
  options: { external?: boolean; location?: number; type?: number; raw?: number } = {},
): ProtobufMessage => [
  ...dims.map((dim) => [1, dim] as const),
  [2, options.type ?? 1],
  [8, 'w'],
  ...(options.raw === 0 ? [] : [[9, new Uint8Array(options.raw ?? 24)] as const]),
  ...(options.external
    ? [
        [
          13,
          [
            [1, 'location'],
            [2, '../../etc/passwd'],
          ],
        ] as const,
      ]
    : []),
  ...(options.location === undefined ? [] : [[14, options.location] as const]),
];
const node = (opType: string, domain = '', attributes: ProtobufMessage[] = []): ProtobufMessage => [
  [1, 'x'],
  [2, 'y'],
  [4, opType],
  ...(domain === '' ? [] : [[7, domain] as const]),
  ...attributes.map((attribute) => [5, attribute] as const),
];
interface Graph {
  nodes?: ProtobufMessage[];
  initializers?: ProtobufMessage[];
  sparse?: ProtobufMessage[];
  inputs?: ProtobufMessage[];
  outputs?: ProtobufMessage[];
}
const graph = (parts: Graph): ProtobufMessage => [
  ...(parts.nodes ?? [node('MatMul')]).map((part) => [1, part] as const),
  [2, 'g'],
  ...(parts.initializers ?? [tensor([2, 3])]).map((part) => [5, part] as const),
  ...(parts.sparse ?? []).map((part) => [15, part] as const),
  ...(parts.inputs ?? [value('x', ['batch', 2]), value('w', [2, 3])]).map(
    (part) => [11, part] as const,
  ),
  ...(parts.outputs ?? [value('y', ['batch', 3])]).map((part) => [12, part] as const),
];
const opset = (version: number, domain = ''): ProtobufMessage => [
  [1, domain],
  [2, version],
];
const model = (parts: Graph = {}, opsets: ProtobufMessage[] = [opset(17)]): Uint8Array =>
  encodeProtobuf([
    [1, 8],
    [2, 'test'],
    [7, graph(parts)],
    ...opsets.map((part) => [8, part] as const),
  ]);
const nested = (inner: Graph): Graph => ({
  nodes: [
    node('If', '', [
      [
        [1, 'a'],
        [6, graph(inner)],
      ],
    ]),
  ],
});
const deep = (depth: number): Graph => (depth === 0 ? {} : nested(deep(depth - 1)));

function manyNodes(count: number): Uint8Array {
  const one = encodeProtobuf([[1, node('Relu')]]);
  const all = new Uint8Array(one.length * count);
  for (let i = 0; i < count; i++) all.set(one, i * one.length);
  return all;
}

function refusal(file: Uint8Array): string {
  try {
    inspectOnnx(file);
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return 'accepted';
}

test('a sound model is described: weights are no inputs, open dims are null', () => {
  expect(inspectOnnx(model())).toEqual({
    opset: 17,
    inputs: [{ name: 'x', elementType: 'float32', dims: [null, 2] }],
    outputs: [{ name: 'y', elementType: 'float32', dims: [null, 3] }],
    nodeCount: 1,
    parametersBytes: 24,
  });
});

test.each<[string, () => Uint8Array]>([
  ['external data', () => model({ initializers: [tensor([2, 3], { external: true })] })],
  ['external location alone', () => model({ initializers: [tensor([2, 3], { location: 1 })] })],
  [
    'external data in an attribute tensor',
    () => model({ nodes: [node('C', '', [[[5, tensor([2, 3], { external: true })]]])] }),
  ],
  [
    'external data in an attribute tensor list',
    () => model({ nodes: [node('C', '', [[[10, tensor([2, 3], { location: 1 })]]])] }),
  ],
  [
    'external data in a nested graph',
    () => model(nested(nested({ initializers: [tensor([2, 3], { external: true })] }))),
  ],
  [
    'external data in a list of nested graphs',
    () =>
      model({
        nodes: [
          node('S', '', [[[11, graph({ initializers: [tensor([2, 3], { external: true })] })]]]),
        ],
      }),
  ],
  [
    'external data in a sparse tensor',
    () => model({ sparse: [[[1, tensor([2, 3], { location: 1 })]]] }),
  ],
  ['a custom domain', () => model({ nodes: [node('Run', 'evil')] })],
  ['a custom domain in a nested graph', () => model(nested({ nodes: [node('Run', 'evil')] }))],
  [
    'a custom domain in a local function',
    () => Uint8Array.from([...model(), ...encodeProtobuf([[25, [[7, node('Run', 'evil')]]]])]),
  ],
  ['training graphs', () => Uint8Array.from([...model(), ...encodeProtobuf([[20, [[1, []]]]])])],
  ['opset 20', () => model({}, [opset(20)])],
  ['opset 17 then 99', () => model({}, [opset(17), opset(99, 'ai.onnx')])],
  ['opset -1', () => model({}, [opset(-1)])],
  ['no opset', () => model({}, [])],
  ['only another domain’s opset', () => model({}, [opset(17, 'other')])],
  [
    '300,000 opsets',
    () =>
      model(
        {},
        Array.from({ length: 300_000 }, () => opset(17)),
      ),
  ],
  [
    'no graph',
    () =>
      encodeProtobuf([
        [1, 8],
        [8, opset(17)],
      ]),
  ],
  ['two graphs', () => Uint8Array.from([...model(), ...model()])],
  ['no outputs', () => model({ outputs: [] })],
  ['a tensor of 2 GB on 24 bytes', () => model({ initializers: [tensor([2 ** 29, 1])] })],
  [
    'a tensor of 10⁹ floats without data',
    () => model({ initializers: [tensor([1e9], { raw: 0 })] }),
  ],
  [
    'a product of dims beyond 2⁵³',
    () => model({ initializers: [tensor([2 ** 31, 2 ** 31, 2 ** 31])] }),
  ],
  ['a negative dim', () => model({ initializers: [tensor([-2, -3])] })],
  ['an input of 2 GB', () => model({ inputs: [value('x', [2 ** 15, 2 ** 14])] })],
  ['an unknown element type', () => model({ initializers: [tensor([2, 3], { type: 99 })] })],
  ['graphs nested 40 deep', () => model(deep(40))],
  [
    'a million nodes',
    () =>
      encodeProtobuf([
        [7, manyNodes(1_000_000)],
        [8, opset(17)],
      ]),
  ],
  ['nothing', () => new Uint8Array(0)],
  ['text', () => new TextEncoder().encode('hello world, this is not a model')],
])('%s is refused', (_, make) => {
  expect(refusal(make())).toBe('invalid_model');
});

test.each<[string, number[]]>([
  ['a zip (.pt, .pt2)', [0x50, 0x4b, 3, 4, 0, 0]],
  ['a pickle (.pkl, old .pth)', [0x80, 2, 0x7d, 0x71, 0]],
  ['a pickle of protocol 5', [0x80, 5, 0x95, 0, 0]],
  ['safetensors', [9, 0, 0, 0, 0, 0, 0, 0, 0x7b, 0x22]],
])('%s renamed to .onnx is an unsupported type', (_, bytes) => {
  expect(refusal(Uint8Array.from(bytes))).toBe('unsupported_type');
});

test('a model cut off anywhere is refused', () => {
  const whole = model();
  for (let length = 0; length < whole.length; length++) {
    expect(refusal(whole.subarray(0, length))).toBe('invalid_model');
  }
});

test('20,000 nodes and com.microsoft operators are allowed', () => {
  const nodes = Array.from({ length: 20_000 }, () => node('Gelu', 'com.microsoft'));
  expect(inspectOnnx(model({ nodes })).nodeCount).toBe(20_000);
});

test('twenty million tiny fields are refused', () => {
  const fields = new Uint8Array(40_000_000).map((_, i) => (i % 2 === 0 ? 0x30 : 1));
  expect(refusal(fields)).toBe('invalid_model');
});

test('whatever bytes come, the answer is a summary or an AppError', () => {
  const sound = model(nested({ initializers: [tensor([2, 3])] }));
  const mutated = fc
    .array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 })
    .map((edits) => {
      const copy = sound.slice();
      for (const [at, byte] of edits) copy[at] = byte;
      return copy;
    });
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), mutated), (file) => {
      refusal(file);
    }),
    { numRuns: 3000 },
  );
});
