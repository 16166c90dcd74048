import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { DatasetRow, ExportClass } from '@/core/formats/dataset-row';
import { makeYoloNamer } from '@/core/formats/name-yolo-files';
import { writeYoloLabels, writeYoloYaml } from '@/core/formats/write-yolo';
import { log } from '../log';
import type { BlobStorage } from '../storage/blob-storage';

export interface YoloZip {
  rows: AsyncIterable<DatasetRow>;
  classes: readonly ExportClass[];
  hasTest: boolean;
  /** Time of all entries: the same version gives the same bytes. */
  mtime: Date;
}

/** Adds one picture and returns once its bytes are read, so that one file at most is under way. */
function addPicture(
  zip: ZipFile,
  path: string,
  mtime: Date,
  open: () => Readable,
  output: Readable,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let picture: Readable | null = null;
    const onClose = () => {
      picture?.destroy();
      reject(new Error('The reader went away'));
    };
    output.once('close', onClose);
    const finish = (settle: () => void) => {
      output.off('close', onClose);
      settle();
    };
    zip.addReadStreamLazy(path, { compress: false, mtime }, (give) => {
      const stream = open();
      picture = stream;
      stream.once('end', () => finish(resolve));
      stream.once('error', (error) => {
        finish(() => reject(error));
      });
      give(null, stream);
    });
  });
}

async function fillZip(
  zip: ZipFile,
  input: YoloZip,
  storage: BlobStorage,
  output: Readable,
): Promise<void> {
  const { mtime, classes } = input;
  const nameFiles = makeYoloNamer();
  zip.addBuffer(Buffer.from(writeYoloYaml(classes, input.hasTest)), 'data.yaml', { mtime });
  for (const split of input.hasTest ? ['train', 'val', 'test'] : ['train', 'val']) {
    zip.addEmptyDirectory(`images/${split}`, { mtime });
    zip.addEmptyDirectory(`labels/${split}`, { mtime });
  }
  for await (const row of input.rows) {
    if (output.destroyed) return;
    const names = nameFiles(row);
    const labels = Buffer.from(writeYoloLabels(row, classes));
    zip.addBuffer(labels, names.label, { mtime, compress: false });
    await addPicture(zip, names.image, mtime, () => storage.open(row.sha256), output);
  }
  zip.end();
}

/**
 * Streams an Ultralytics folder as a zip: `data.yaml`, labels, and the pictures straight from
 * storage, read only as fast as the zip is.
 */
export function streamYoloZip(input: YoloZip, storage: BlobStorage): ReadableStream<Uint8Array> {
  const zip = new ZipFile();
  const output = new PassThrough();
  zip.on('error', (error: Error) => output.destroy(error));
  zip.outputStream.pipe(output);
  fillZip(zip, input, storage, output).catch((error: unknown) => {
    if (!output.destroyed) log().error({ err: error }, 'an export broke off');
    output.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  return Readable.toWeb(output) as unknown as ReadableStream<Uint8Array>;
}
