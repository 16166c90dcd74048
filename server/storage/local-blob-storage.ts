import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { AppError } from '@/core/errors';
import type { BlobStorage } from './blob-storage';

const SHA256 = /^[0-9a-f]{64}$/;

async function syncDirectory(path: string): Promise<void> {
  const handle = await open(/* turbopackIgnore: true */ path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Guarantees durable content-addressed files under `directory`: bytes go to a temporary file, are
 * synced and only then renamed to `ab/cd/<sha256>`, so a name never holds half a file.
 */
export function makeLocalBlobStorage(directory: string): BlobStorage {
  const temporary = join(directory, 'tmp');

  function pathOf(sha256: string): string {
    if (!SHA256.test(sha256)) throw new AppError('not_found');
    return join(directory, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }

  async function size(sha256: string): Promise<number | null> {
    try {
      return (await stat(/* turbopackIgnore: true */ pathOf(sha256))).size;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  async function keep(path: string, sha256: string): Promise<void> {
    const target = pathOf(sha256);
    if ((await size(sha256)) !== null) {
      await rm(/* turbopackIgnore: true */ path, { force: true });
      return;
    }
    const parent = dirname(target);
    await mkdir(/* turbopackIgnore: true */ parent, { recursive: true });
    await rename(/* turbopackIgnore: true */ path, target);
    await syncDirectory(parent);
  }

  async function* readLazily(sha256: string, range?: { start: number; end: number }) {
    yield* createReadStream(/* turbopackIgnore: true */ pathOf(sha256), {
      highWaterMark: 256 * 1024,
      ...range,
    });
  }

  return {
    async put(bytes, options = {}) {
      const bytesMax = options.bytesMax ?? Number.POSITIVE_INFINITY;
      await mkdir(/* turbopackIgnore: true */ temporary, { recursive: true });
      const path = join(temporary, randomUUID());
      const hash = createHash('sha256');
      let sizeBytes = 0;
      const handle = await open(/* turbopackIgnore: true */ path, 'wx');
      try {
        const chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array> =
          bytes instanceof Uint8Array ? [bytes] : (bytes as AsyncIterable<Uint8Array>);
        for await (const chunk of chunks) {
          sizeBytes += chunk.byteLength;
          if (sizeBytes > bytesMax) {
            throw new AppError('too_large', { message: `Larger than ${bytesMax} bytes` });
          }
          hash.update(chunk);
          let written = 0;
          while (written < chunk.byteLength) {
            written += (await handle.write(chunk, written)).bytesWritten;
          }
        }
        await handle.sync();
      } catch (error) {
        await handle.close();
        await rm(/* turbopackIgnore: true */ path, { force: true });
        throw error;
      }
      await handle.close();
      const sha256 = hash.digest('hex');
      await keep(path, sha256);
      return { sha256, sizeBytes };
    },
    size,
    open: (sha256, range) => Readable.from(readLazily(sha256, range), { objectMode: false }),
    read: async (sha256) => readFile(/* turbopackIgnore: true */ pathOf(sha256)),
    async localPath(sha256) {
      return pathOf(sha256);
    },
  };
}
