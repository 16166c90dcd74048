import { createHash } from 'node:crypto';
import type { BlobStorage } from '../storage/blob-storage';

/** An encoded picture, in memory or, so that a large one need not be, in a file. */
export interface PictureBytes {
  /** The bytes, or the path of a local file that holds them. */
  readonly input: Buffer | string;
  /** The first few bytes, which tell what it is. */
  readonly head: Buffer;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly isStored: boolean;
}

const HEAD_BYTES = 16;

/** Returns the first bytes of a stored file; fewer where it is shorter. */
export async function readHead(
  storage: BlobStorage,
  { sha256, sizeBytes }: { sha256: string; sizeBytes: number },
): Promise<Buffer> {
  if (sizeBytes === 0) return Buffer.alloc(0);
  const chunks: Buffer[] = [];
  const end = Math.min(sizeBytes, HEAD_BYTES) - 1;
  for await (const chunk of storage.open(sha256, { start: 0, end })) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The picture in memory. */
export function inMemory(bytes: Buffer): PictureBytes {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const head = bytes.subarray(0, HEAD_BYTES);
  return { input: bytes, head, sizeBytes: bytes.length, sha256, isStored: false };
}

/** The picture as it is stored. */
export async function inStorage(
  storage: BlobStorage,
  { sha256, sizeBytes }: { sha256: string; sizeBytes: number },
): Promise<PictureBytes> {
  const blob = { sha256, sizeBytes };
  const [head, input] = await Promise.all([readHead(storage, blob), storage.localPath(sha256)]);
  return { input, head, ...blob, isStored: true };
}
