import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { AppError } from '@/core/errors';

const BLOCK = 512;

/**
 * Gives the contents of the named regular files of a .tar.gz, read as a stream and never written to
 * disk; throws `invalid_model` when one is absent, above `maxBytes`, or the archive is cut off.
 */
export async function untarFiles(
  archivePath: string,
  names: readonly string[],
  maxBytes: number,
): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  const wanted = new Set(names);
  const stream = createReadStream(archivePath).pipe(createGunzip());
  let pending: Buffer<ArrayBufferLike> = Buffer.alloc(0);
  let entry: { name: string; size: number; padded: number; parts: Buffer[] | null } | null = null;
  let seen = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
      while (pending.length > 0) {
        if (entry === null) {
          if (pending.length < BLOCK) break;
          entry = readHeader(pending.subarray(0, BLOCK), wanted);
          if (entry?.parts && entry.size > maxBytes) throw refuse(`${entry.name} is too large`);
          pending = pending.subarray(BLOCK);
          seen = 0;
        } else {
          const taken = Math.min(pending.length, entry.padded - seen);
          entry.parts?.push(Buffer.from(pending.subarray(0, taken)));
          pending = pending.subarray(taken);
          seen += taken;
        }
        if (entry !== null && seen === entry.padded) {
          if (entry.parts)
            found.set(entry.name, Buffer.concat(entry.parts).subarray(0, entry.size));
          entry = null;
        }
      }
      if (found.size === wanted.size) break;
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('invalid_model', { message: 'The archive cannot be read', cause });
  } finally {
    stream.destroy();
  }
  for (const name of wanted) if (!found.has(name)) throw refuse(`${name} is missing`);
  return found;
}

/** Gives the entry of a tar header, with `parts` to fill when it is a wanted file; null for an empty block. */
function readHeader(block: Buffer, wanted: ReadonlySet<string>) {
  if (block[0] === 0) return null;
  const text = (start: number, end: number) =>
    block.toString('utf8', start, end).replace(/\0.*$/s, '').trim();
  const prefix = text(345, 500);
  const name = prefix === '' ? text(0, 100) : `${prefix}/${text(0, 100)}`;
  const size = Number.parseInt(text(124, 136), 8);
  if (!Number.isSafeInteger(size) || size < 0) throw refuse('an entry has no size');
  const isFile = block[156] === 0x30 || block[156] === 0;
  return {
    name,
    size,
    padded: Math.ceil(size / BLOCK) * BLOCK,
    parts: isFile && wanted.has(name) ? [] : null,
  };
}

function refuse(reason: string): AppError {
  return new AppError('invalid_model', { message: `The archive was refused: ${reason}` });
}
