import type { Readable } from 'node:stream';

export interface StoredBlob {
  sha256: string;
  sizeBytes: number;
}

/** Content-addressed files: the sha256 is the only name a blob has. */
export interface BlobStorage {
  /**
   * Streams the bytes to durable storage, counting and hashing them on the way.
   * @throws AppError `too_large` beyond `bytesMax`; nothing is kept then.
   */
  put(bytes: Readable | Uint8Array, options?: { bytesMax?: number }): Promise<StoredBlob>;
  /** Size in bytes, or null where there is no such blob. */
  size(sha256: string): Promise<number | null>;
  /** Opens lazily; `start` and `end` are inclusive byte offsets. */
  open(sha256: string, range?: { start: number; end: number }): Readable;
  read(sha256: string): Promise<Buffer>;
  /** A local file holding the bytes, for parts that need a path (models, archives). */
  localPath(sha256: string): Promise<string>;
}
