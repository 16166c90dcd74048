import { IMPORT_LIMITS } from './import-limits';

export interface Line {
  /** From 1. */
  number: number;
  /** Null: not UTF-8 or too long; `problem` tells which. */
  text: string | null;
  problem: 'invalid_utf8' | 'too_large' | null;
}

function decode(number: number, bytes: Buffer): Line {
  const end = bytes.at(-1) === 0x0d ? bytes.length - 1 : bytes.length;
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: number !== 1 });
    return { number, text: decoder.decode(bytes.subarray(0, end)), problem: null };
  } catch {
    return { number, text: null, problem: 'invalid_utf8' };
  }
}

/**
 * Yields the lines of a stream one by one in constant memory. A byte order mark at the beginning
 * is dropped; a line that is not UTF-8 or longer than the limit is yielded without its text.
 */
export async function* readLines(
  stream: AsyncIterable<Uint8Array>,
  bytesMax: number = IMPORT_LIMITS.lineBytesMax,
): AsyncGenerator<Line> {
  let number = 0;
  let pending: Buffer[] = [];
  let pendingBytes = 0;
  let isTooLong = false;

  function finish(rest: Buffer): Line {
    number += 1;
    const line: Line =
      isTooLong || pendingBytes + rest.length > bytesMax
        ? { number, text: null, problem: 'too_large' }
        : decode(number, pending.length === 0 ? rest : Buffer.concat([...pending, rest]));
    pending = [];
    pendingBytes = 0;
    isTooLong = false;
    return line;
  }

  for await (const piece of stream) {
    const chunk = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    let start = 0;
    for (let end = chunk.indexOf(0x0a); end !== -1; end = chunk.indexOf(0x0a, start)) {
      yield finish(chunk.subarray(start, end));
      start = end + 1;
    }
    const rest = chunk.subarray(start);
    pendingBytes += rest.length;
    if (pendingBytes > bytesMax) {
      isTooLong = true;
      pending = [];
    } else if (rest.length > 0) {
      pending.push(rest);
    }
  }
  if (pendingBytes > 0) {
    pendingBytes = isTooLong ? pendingBytes : 0;
    yield finish(Buffer.concat(pending.splice(0)));
  }
}
