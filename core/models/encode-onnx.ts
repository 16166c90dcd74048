import { encodeProtobuf, type ProtobufMessage } from './protobuf-writer';

const ELEMENT_CODES = { float32: 1, int64: 7, float16: 10 } as const;

export type OnnxAttribute = number | { float: number } | string | readonly number[];

export interface OnnxNode {
  opType: string;
  inputs: readonly string[];
  outputs: readonly string[];
  attributes?: Readonly<Record<string, OnnxAttribute>>;
}

export interface OnnxInitializer {
  name: string;
  elementType: keyof typeof ELEMENT_CODES;
  dims: readonly number[];
  /** Little-endian entries. */
  bytes: Uint8Array;
}

export interface OnnxGraph {
  opset: number;
  name: string;
  nodes: readonly OnnxNode[];
  initializers: readonly OnnxInitializer[];
  inputs: readonly { name: string; dims: readonly number[] }[];
  outputs: readonly { name: string; dims: readonly number[] }[];
}

/** Gives the bytes of a self-contained ONNX file (IR version 8) whose inputs and outputs are float32. */
export function encodeOnnx(graph: OnnxGraph): Uint8Array {
  return encodeProtobuf([
    [1, 8],
    [2, 'concord'],
    [8, [[2, graph.opset]]],
    [
      7,
      [
        ...graph.nodes.map((node) => [1, encodeNode(node)] as const),
        [2, graph.name],
        ...graph.initializers.map((tensor) => [5, encodeInitializer(tensor)] as const),
        ...graph.inputs.map((value) => [11, encodeValue(value)] as const),
        ...graph.outputs.map((value) => [12, encodeValue(value)] as const),
      ],
    ],
  ]);
}

function encodeNode(node: OnnxNode): ProtobufMessage {
  return [
    ...node.inputs.map((name) => [1, name] as const),
    ...node.outputs.map((name) => [2, name] as const),
    [3, node.outputs[0] ?? ''],
    [4, node.opType],
    ...Object.entries(node.attributes ?? {}).map(
      ([name, value]) => [5, encodeAttribute(name, value)] as const,
    ),
  ];
}

function encodeAttribute(name: string, value: OnnxAttribute): ProtobufMessage {
  if (typeof value === 'number')
    return [
      [1, name],
      [3, value],
      [20, 2],
    ];
  if (typeof value === 'string')
    return [
      [1, name],
      [4, value],
      [20, 3],
    ];
  if ('float' in value)
    return [
      [1, name],
      [2, value],
      [20, 1],
    ];
  return [[1, name], ...value.map((entry) => [8, entry] as const), [20, 7]];
}

function encodeInitializer(tensor: OnnxInitializer): ProtobufMessage {
  return [
    ...tensor.dims.map((dim) => [1, dim] as const),
    [2, ELEMENT_CODES[tensor.elementType]],
    [8, tensor.name],
    [9, tensor.bytes],
  ];
}

function encodeValue(value: { name: string; dims: readonly number[] }): ProtobufMessage {
  const shape = value.dims.map((dim): [number, ProtobufMessage] => [1, [[1, dim]]]);
  return [
    [1, value.name],
    [
      2,
      [
        [
          1,
          [
            [1, ELEMENT_CODES.float32],
            [2, shape],
          ],
        ],
      ],
    ],
  ];
}
