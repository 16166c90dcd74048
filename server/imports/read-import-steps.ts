import type { ImportView } from '@/core/contracts/create-import.contract';
import { AppError } from '@/core/errors';
import type { BlobStorage } from '../storage/blob-storage';
import { type ImportCursor, type ImportStep, rejected } from './import-record';
import { readUpload, type Upload } from './read-upload';

/**
 * Yields what is left of an import after `from`, in a fixed order, so that a restarted job goes on
 * where the last written batch ended. A file that breaks off is one rejection; the next follow.
 */
export async function* readImportSteps(
  storage: BlobStorage,
  format: ImportView['format'],
  uploads: readonly Upload[],
  from: ImportCursor,
): AsyncGenerator<ImportStep> {
  for (let index = from.uploadsDone; index < uploads.length; index += 1) {
    const upload = uploads[index] as Upload;
    const skip = index === from.uploadsDone ? from.position : 0;
    let position = 0;
    try {
      for await (const record of readUpload(storage, format, upload, skip)) {
        position += 1;
        if (position > skip) yield { record, after: { uploadsDone: index, position } };
      }
    } catch (error) {
      const code = error instanceof AppError ? error.code : 'unreadable';
      const reason =
        error instanceof AppError ? error.message : 'The file cannot be read to its end';
      position += 1;
      if (position > skip) {
        const record = rejected(upload.name, code, reason);
        yield { record, after: { uploadsDone: index, position } };
      }
    }
    yield { record: null, after: { uploadsDone: index + 1, position: 0 } };
  }
}
