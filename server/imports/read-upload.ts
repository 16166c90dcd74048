import type { Entry, ZipFile } from 'yauzl';
import type { ImportView } from '@/core/contracts/create-import.contract';
import type { BlobStorage } from '../storage/blob-storage';
import { cleanName } from './clean-name';
import { IMPORT_LIMITS } from './import-limits';
import { type ImportRecord, rejected } from './import-record';
import { listArchive, openArchiveEntry, readArchiveEntry } from './list-archive';
import { inMemory, inStorage, readHead } from './picture-bytes';
import { readCsvRows } from './read-csv-rows';
import { readJsonlRows } from './read-jsonl-rows';
import { readTxtRows } from './read-txt-rows';
import { isZip } from './sniff-image';

export interface Upload {
  sha256: string;
  name: string;
  sizeBytes: number;
}

/** Larger entries of an archive are not kept in memory but stored as they come out of it. */
const IN_MEMORY_BYTES_MAX = 16 * 1024 * 1024;

async function unpack(storage: BlobStorage, archive: ZipFile, entry: Entry) {
  if (entry.uncompressedSize <= IN_MEMORY_BYTES_MAX) {
    const bytes = inMemory(await readArchiveEntry(archive, entry));
    return { sha256: null, open: async () => bytes };
  }
  const stream = await openArchiveEntry(archive, entry);
  const blob = await storage.put(stream, { bytesMax: IMPORT_LIMITS.imageBytesMax });
  return { sha256: blob.sha256, open: () => inStorage(storage, blob) };
}

function failing(error: Error) {
  return { sha256: null, open: () => Promise.reject(error) };
}

async function* readArchive(
  storage: BlobStorage,
  upload: Upload,
  skip: number,
): AsyncGenerator<ImportRecord> {
  const { archive, entries } = await listArchive(await storage.localPath(upload.sha256));
  try {
    for (const [index, { name, entry, refusal }] of entries.entries()) {
      if (refusal !== null) {
        yield rejected(`${upload.name}/${cleanName(name)}`, refusal.code, refusal.reason);
        continue;
      }
      // Unpacked here, not later: the archive is open only as long as this runs.
      const unpacked =
        index < skip
          ? failing(new Error('passed over'))
          : await unpack(storage, archive, entry).catch(failing);
      yield { kind: 'image', name: cleanName(name), ...unpacked };
    }
  } finally {
    archive.close();
  }
}

async function* readImages(
  storage: BlobStorage,
  upload: Upload,
  skip: number,
): AsyncGenerator<ImportRecord> {
  if (isZip(await readHead(storage, upload))) {
    yield* readArchive(storage, upload, skip);
    return;
  }
  const open = () => inStorage(storage, upload);
  yield { kind: 'image', name: upload.name, sha256: upload.sha256, open };
}

/**
 * Yields the records of one uploaded file in a fixed order. The caller will pass over the first
 * `skip`: those are named, but not unpacked.
 */
export function readUpload(
  storage: BlobStorage,
  format: ImportView['format'],
  upload: Upload,
  skip: number,
): AsyncGenerator<ImportRecord> {
  if (format === 'images') return readImages(storage, upload, skip);
  const stream = storage.open(upload.sha256);
  if (format === 'csv') return readCsvRows(stream, upload.name);
  if (format === 'jsonl') return readJsonlRows(stream, upload.name);
  return readTxtRows(stream, upload.name);
}
