import { AppError } from '../errors';

const FIELDS_MAX = 2_000_000;

/** One field of a message: `number` for varint and fixed wire types (as a double), `bytes` for a length-delimited one. */
export interface ProtobufField {
  id: number;
  wire: 0 | 1 | 2 | 5;
  number: number;
  bytes: Uint8Array;
}

const EMPTY = new Uint8Array(0);
const decoder = new TextDecoder();

/**
 * Reads protobuf fields one after another without building objects; throws `invalid_model` at the
 * first byte that is not protobuf, past the end of a message, or after 2 million fields in all.
 */
export class ProtobufReader {
  private fieldsLeft = FIELDS_MAX;

  /** Gives each field of the message in turn; sub-messages are read by calling this on their bytes. */
  *fields(message: Uint8Array): Generator<ProtobufField> {
    let at = 0;
    while (at < message.length) {
      if (this.fieldsLeft-- <= 0) throw malformed('it has too many fields');
      const key = readVarint(message, at);
      at = key.end;
      const id = Math.floor(key.value / 8);
      const wire = key.value % 8;
      if (id < 1 || id > 0x1fffffff) throw malformed('a field number is out of range');
      if (wire === 0) {
        const varint = readVarint(message, at);
        at = varint.end;
        yield { id, wire, number: varint.value, bytes: EMPTY };
      } else if (wire === 1 || wire === 5) {
        at += wire === 1 ? 8 : 4;
        if (at > message.length) throw malformed('it is cut off');
        yield { id, wire, number: 0, bytes: EMPTY };
      } else if (wire === 2) {
        const length = readVarint(message, at);
        const end = length.end + length.value;
        if (length.value < 0 || end > message.length) throw malformed('it is cut off');
        at = end;
        yield { id, wire, number: 0, bytes: message.subarray(length.end, end) };
      } else {
        throw malformed('it is not protobuf');
      }
    }
  }
}

/** Gives the varints of a repeated integer field, packed or single; 64-bit values as signed doubles. */
export function readIntegers(field: ProtobufField): number[] {
  if (field.wire === 0) return [field.number];
  const values: number[] = [];
  for (let at = 0; at < field.bytes.length; ) {
    if (values.length >= 64) throw malformed('a tensor has too many dimensions');
    const { value, end } = readVarint(field.bytes, at);
    values.push(value);
    at = end;
  }
  return values;
}

/** Gives a string field's text, cut to 200 bytes; bytes that are not UTF-8 become U+FFFD. */
export function readText(field: ProtobufField): string {
  return decoder.decode(field.bytes.subarray(0, 200));
}

/** Gives the error for a file that is not a well-formed ONNX model, with the reason in its message. */
export function malformed(reason: string): AppError {
  return new AppError('invalid_model', { message: `The ONNX file was refused: ${reason}` });
}

function readVarint(bytes: Uint8Array, start: number): { value: number; end: number } {
  let low = 0;
  let high = 0;
  for (let i = 0; i < 10; i++) {
    const byte = bytes[start + i];
    if (byte === undefined) throw malformed('it is cut off');
    const part = byte & 0x7f;
    if (i < 4) low += part * 2 ** (7 * i);
    else high += part * 2 ** (7 * (i - 4));
    if (byte < 0x80) return { value: toSigned(low, high), end: start + i + 1 };
  }
  throw malformed('a number is too long');
}

/** `low` holds 28 bits, `high` the rest; a value with bit 63 set is negative in two's complement. */
function toSigned(low: number, high: number): number {
  const upper = high % 2 ** 36;
  return (upper >= 2 ** 35 ? upper - 2 ** 36 : upper) * 2 ** 28 + low;
}
