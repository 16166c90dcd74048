import { z } from 'zod';
import { AppError } from '../errors';

const AttributeSchema = z.object({
  s: z.string().optional(),
  f: z.number().optional(),
  b: z.boolean().optional(),
  list: z.object({ i: z.array(z.string()).optional() }).optional(),
});
const NodeSchema = z.object({
  name: z.string(),
  op: z.string(),
  input: z.array(z.string()).default([]),
  attr: z.record(z.string(), AttributeSchema).default({}),
});
const DimsSchema = z.object({ dim: z.array(z.object({ size: z.string() })) });
const WeightSchema = z.object({
  name: z.string(),
  shape: z.array(z.number().int().min(0)),
  dtype: z.enum(['float32', 'int32']),
  quantization: z.object({ dtype: z.literal('float16') }).optional(),
});
const GraphSchema = z.object({
  signature: z.object({
    inputs: z.record(z.string(), z.object({ name: z.string(), tensorShape: DimsSchema })),
    outputs: z.record(z.string(), z.object({ name: z.string(), tensorShape: DimsSchema })),
  }),
  modelTopology: z.object({ node: z.array(NodeSchema) }),
  weightsManifest: z.array(z.object({ weights: z.array(WeightSchema) })),
});

export type TfjsNode = z.infer<typeof NodeSchema>;

export type TfjsConstant =
  | { kind: 'integers'; dims: number[]; values: number[] }
  | { kind: 'floats'; dims: number[]; halves: Uint16Array };

export interface TfjsGraph {
  nodes: TfjsNode[];
  constants: Map<string, TfjsConstant>;
  inputs: { name: string; dims: number[] }[];
  outputs: { name: string; dims: number[] }[];
}

/**
 * Gives the nodes and constants of a TensorFlow.js graph model (model.json and its weight bytes in
 * order) whose floats are stored as float16; throws `invalid_model` when it is of another form or
 * the bytes do not fit the manifest.
 */
export function readTfjsGraph(json: unknown, weights: Uint8Array): TfjsGraph {
  const parsed = GraphSchema.safeParse(json);
  if (!parsed.success) {
    const message = 'This is not a TensorFlow.js graph model with float16 weights';
    throw new AppError('invalid_model', { message, cause: parsed.error });
  }
  const { signature, modelTopology, weightsManifest } = parsed.data;
  const constants = new Map<string, TfjsConstant>();
  const view = new DataView(weights.buffer, weights.byteOffset, weights.byteLength);
  let at = 0;
  for (const weight of weightsManifest.flatMap((group) => group.weights)) {
    const count = weight.shape.reduce((product, dim) => product * dim, 1);
    const bytesEach = weight.dtype === 'int32' ? 4 : 2;
    if (weight.dtype === 'float32' && weight.quantization === undefined) {
      throw new AppError('invalid_model', { message: 'Only float16 weights are supported' });
    }
    if (at + count * bytesEach > weights.length) {
      throw new AppError('invalid_model', { message: 'The weights are cut off' });
    }
    const start = at;
    at += count * bytesEach;
    constants.set(
      weight.name,
      weight.dtype === 'int32'
        ? {
            kind: 'integers',
            dims: weight.shape,
            values: Array.from({ length: count }, (_, i) => view.getInt32(start + i * 4, true)),
          }
        : {
            kind: 'floats',
            dims: weight.shape,
            halves: Uint16Array.from({ length: count }, (_, i) =>
              view.getUint16(start + i * 2, true),
            ),
          },
    );
  }
  if (at !== weights.length) {
    throw new AppError('invalid_model', { message: 'There are more weights than declared' });
  }
  return {
    nodes: modelTopology.node,
    constants,
    inputs: Object.values(signature.inputs).map(readValue),
    outputs: Object.values(signature.outputs).map(readValue),
  };
}

function readValue(value: { name: string; tensorShape: z.infer<typeof DimsSchema> }) {
  return {
    name: value.name.replace(/:0$/, ''),
    dims: value.tensorShape.dim.map((dim) => Number(dim.size)),
  };
}
