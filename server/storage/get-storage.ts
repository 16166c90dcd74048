import { join } from 'node:path';
import { env } from '../env';
import type { BlobStorage } from './blob-storage';
import { makeLocalBlobStorage } from './local-blob-storage';

const holder = globalThis as typeof globalThis & { concordStorage?: BlobStorage };

/** Returns the one blob storage of this process: files under `CONCORD_DATA_DIR/files`. */
export function getStorage(): BlobStorage {
  holder.concordStorage ??= makeLocalBlobStorage(join(env().dataDir, 'files'));
  return holder.concordStorage;
}
