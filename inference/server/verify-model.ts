import { z } from 'zod';
import { AppError } from '@/core/errors';
import type { FloatTensor, NamedTensors } from '@/core/models/tensor';
import { getModelHost, type ModelHost, type ModelSource } from './model-host';

const TensorSchema = z
  .object({
    dims: z.array(z.number().int().min(1).max(100_000_000)).max(8),
    /** Base64 of little-endian float32. */
    data: z.string().max(100_000_000),
  })
  .strict();
const TensorsSchema = z
  .record(z.string().min(1).max(200), TensorSchema)
  .refine((tensors) => Object.keys(tensors).length > 0, 'at least one tensor is needed');

/** Inputs with the outputs that the trainer's own runtime gave for them. */
export const ModelSamplesSchema = z
  .object({
    samples: z
      .array(z.object({ inputs: TensorsSchema, outputs: TensorsSchema }).strict())
      .min(1)
      .max(64),
  })
  .strict();
export type ModelSamples = z.infer<typeof ModelSamplesSchema>;

/**
 * Gives the largest absolute difference between the sample outputs and those that this server's
 * runtime gives for the same inputs, Infinity where an output is absent, of another shape or NaN on
 * one side only. Rejects with `invalid` for malformed samples and `invalid_model` when the model
 * does not run within the time limit; the caller has inspected the file before.
 */
export async function verifyModel(
  source: ModelSource,
  samples: ModelSamples,
  host: ModelHost = getModelHost(),
): Promise<{ maxAbsDifference: number; sampleCount: number }> {
  let maxAbsDifference = 0;
  for (const sample of samples.samples) {
    const expected = readTensors(sample.outputs);
    const feeds = readTensors(sample.inputs);
    const actual = await host.run(source, feeds).catch((cause: AppError) => {
      throw new AppError('invalid_model', { message: cause.message, cause });
    });
    for (const [name, tensor] of expected) {
      maxAbsDifference = Math.max(maxAbsDifference, difference(tensor, actual.get(name)));
    }
  }
  return { maxAbsDifference, sampleCount: samples.samples.length };
}

function readTensors(tensors: z.infer<typeof TensorsSchema>): NamedTensors {
  return new Map(
    Object.entries(tensors).map(([name, { dims, data }]) => {
      const bytes = Buffer.from(data, 'base64');
      const size = dims.reduce((product, dim) => product * dim, 1);
      if (bytes.length !== size * 4) {
        throw new AppError('invalid', { message: `Sample tensor ${name} does not fill its dims` });
      }
      const floats = new Float32Array(size);
      for (let i = 0; i < size; i++) floats[i] = bytes.readFloatLE(i * 4);
      return [name, { dims, data: floats }];
    }),
  );
}

function difference(expected: FloatTensor, actual: FloatTensor | undefined): number {
  if (actual === undefined || expected.dims.join() !== actual.dims.join()) {
    return Number.POSITIVE_INFINITY;
  }
  let largest = 0;
  for (let i = 0; i < expected.data.length; i++) {
    const a = expected.data[i] as number;
    const b = actual.data[i] as number;
    if (Object.is(a, b) || a === b) continue;
    const distance = Math.abs(a - b);
    if (Number.isNaN(distance)) return Number.POSITIVE_INFINITY;
    largest = Math.max(largest, distance);
  }
  return largest;
}
