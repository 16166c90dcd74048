import { AppError } from '../errors';

/** A dense float32 tensor in row-major order; `data` has as many entries as the dims' product. */
export interface FloatTensor {
  dims: readonly number[];
  data: Float32Array;
}

/** Tensors by the name of the graph's input or output. */
export type NamedTensors = ReadonlyMap<string, FloatTensor>;

/** Gives the named output as rows of `columns` numbers, or throws `invalid_model` when it is absent or of another shape. */
export function outputRows(
  outputs: NamedTensors,
  name: string | undefined,
  rows: number,
): { data: Float32Array; columns: number } {
  const tensor = name === undefined ? undefined : outputs.get(name);
  if (tensor === undefined || name === undefined) {
    throw new AppError('invalid_model', {
      message: `The model has no output ${name ?? ''}`.trim(),
    });
  }
  const columns = tensor.dims.at(-1) ?? 0;
  const size = tensor.dims.reduce((product, dim) => product * dim, 1);
  if (columns < 1 || size !== rows * columns || tensor.data.length !== size) {
    throw new AppError('invalid_model', {
      message: `Output ${name} has shape [${tensor.dims.join(', ')}], expected [1, ${rows}, …]`,
    });
  }
  return { data: tensor.data, columns };
}
