/** A field's value: a whole number (varint), a float32, text, bytes or a nested message. */
export type ProtobufValue = number | { float: number } | string | Uint8Array | ProtobufMessage;

/** Fields in the order they are written; a repeated field occurs several times. */
export type ProtobufMessage = readonly (readonly [id: number, value: ProtobufValue])[];

const encoder = new TextEncoder();

/** Gives the protobuf bytes of a message; whole numbers may be negative and up to 2^53. */
export function encodeProtobuf(message: ProtobufMessage): Uint8Array {
  const chunks: Uint8Array[] = [];
  for (const [id, value] of message) {
    if (typeof value === 'number') {
      chunks.push(encodeVarint(id * 8), encodeVarint(value));
    } else if (typeof value === 'object' && 'float' in value) {
      const bytes = new Uint8Array(4);
      new DataView(bytes.buffer).setFloat32(0, value.float, true);
      chunks.push(encodeVarint(id * 8 + 5), bytes);
    } else {
      const bytes =
        typeof value === 'string'
          ? encoder.encode(value)
          : value instanceof Uint8Array
            ? value
            : encodeProtobuf(value);
      chunks.push(encodeVarint(id * 8 + 2), encodeVarint(bytes.length), bytes);
    }
  }
  const all = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

function encodeVarint(value: number): Uint8Array {
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes: number[] = [];
  while (rest > 0x7fn) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
  return Uint8Array.from(bytes);
}
