import { malformed, type ProtobufReader, readIntegers } from './protobuf-reader';

interface ElementType {
  name: string;
  /** 0 for a type whose entries have no fixed size. */
  bits: number;
}

const ELEMENT_TYPES: Readonly<Record<number, ElementType>> = {
  1: { name: 'float32', bits: 32 },
  2: { name: 'uint8', bits: 8 },
  3: { name: 'int8', bits: 8 },
  4: { name: 'uint16', bits: 16 },
  5: { name: 'int16', bits: 16 },
  6: { name: 'int32', bits: 32 },
  7: { name: 'int64', bits: 64 },
  8: { name: 'string', bits: 0 },
  9: { name: 'bool', bits: 8 },
  10: { name: 'float16', bits: 16 },
  11: { name: 'float64', bits: 64 },
  12: { name: 'uint32', bits: 32 },
  13: { name: 'uint64', bits: 64 },
  16: { name: 'bfloat16', bits: 16 },
  21: { name: 'uint4', bits: 4 },
  22: { name: 'int4', bits: 4 },
};

/** Gives the name of an ONNX element type such as `float32`, or throws `invalid_model` for one that is not allowed. */
export function elementType(code: number): ElementType {
  const type = Object.hasOwn(ELEMENT_TYPES, code) ? ELEMENT_TYPES[code] : undefined;
  if (type === undefined) throw malformed(`element type ${code} is not allowed`);
  return type;
}

/** Gives the product of dims, or throws `invalid_model` for a negative dim or a product above `max`. */
export function countElements(dims: readonly number[], max: number): number {
  let count = 1;
  for (const dim of dims) {
    if (dim < 0) throw malformed('a dimension is negative');
    count *= dim;
  }
  if (!(count <= max)) throw malformed('a tensor declares more data than the file can hold');
  return count;
}

/**
 * Gives how many bytes of data a TensorProto holds, or throws `invalid_model` when its data lies in
 * another file or is not as long as its dims say.
 */
export function inspectTensor(reader: ProtobufReader, message: Uint8Array): number {
  const dims: number[] = [];
  let typeCode = 0;
  let rawBytes: number | null = null;
  let typedBytes = 0;
  for (const field of reader.fields(message)) {
    if (field.id === 1) dims.push(...readIntegers(field));
    else if (field.id === 2) typeCode = field.number;
    else if (field.id === 9) rawBytes = field.bytes.length;
    else if (field.id === 13) throw malformed('it refers to data in another file');
    else if (field.id === 14) {
      if (field.wire !== 0 || field.number !== 0) {
        throw malformed('it refers to data in another file');
      }
    } else if ((field.id >= 4 && field.id <= 7) || field.id === 10 || field.id === 11) {
      // One entry of string_data, or a single unpacked number, counts as at least one byte.
      typedBytes += Math.max(1, field.bytes.length);
    }
    if (dims.length > 64) throw malformed('a tensor has too many dimensions');
  }
  const { bits } = elementType(typeCode);
  const count = countElements(dims, message.length * 8);
  if (rawBytes !== null) {
    if (bits === 0 || Math.ceil((count * bits) / 8) !== rawBytes) {
      throw malformed('a tensor is not as long as it declares');
    }
    return rawBytes;
  }
  // Typed fields spend at least one byte on an entry; 4-bit types pack two entries into one.
  if (count > typedBytes * (bits === 4 ? 2 : 1)) {
    throw malformed('a tensor declares more data than the file can hold');
  }
  return typedBytes;
}
