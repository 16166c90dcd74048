import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import busboy, { type FileInfo } from 'busboy';
import { AppError } from '@/core/errors';
import type { BlobStorage } from '../storage/blob-storage';
import { cleanName } from './clean-name';
import { IMPORT_LIMITS } from './import-limits';
import type { Rejection } from './import-record';
import type { Upload } from './read-upload';

export interface ReceivedUploads {
  fields: Record<string, string>;
  uploads: Upload[];
  rejections: Rejection[];
}

function makeParser(headers: Headers) {
  try {
    return busboy({
      headers: { 'content-type': headers.get('content-type') ?? '' },
      defParamCharset: 'utf8',
      preservePath: true,
      limits: {
        files: IMPORT_LIMITS.uploadsMax,
        fields: 20,
        fieldSize: 10_000,
        fieldNameSize: 200,
      },
    });
  } catch (error) {
    throw new AppError('unsupported_type', { message: 'Send multipart/form-data', cause: error });
  }
}

/**
 * Streams a multipart body to storage at constant memory, file by file; names keep their relative
 * path. A file that is too large is a rejection of its own and does not harm the others.
 * @throws AppError `unsupported_type`, `bad_request` for a body that breaks off, `too_large` for
 *   too many files
 */
export async function receiveUploads(
  storage: BlobStorage,
  request: Request,
): Promise<ReceivedUploads> {
  if (request.body === null) throw new AppError('bad_request', { message: 'There is no body' });
  const received: ReceivedUploads = { fields: {}, uploads: [], rejections: [] };
  const parser = makeParser(request.headers);
  const places: Promise<void>[] = [];
  const stored = new Map<number, Upload | Rejection>();
  let failure: AppError | undefined;

  async function store(place: number, stream: Readable, info: FileInfo): Promise<void> {
    const name = cleanName(info.filename ?? 'unnamed');
    try {
      const blob = await storage.put(stream, { bytesMax: IMPORT_LIMITS.uploadBytesMax });
      stored.set(place, { name, ...blob });
    } catch (error) {
      stream.resume();
      if (!(error instanceof AppError) || error.code !== 'too_large') throw error;
      stored.set(place, { name, line: null, code: 'too_large', reason: error.message });
    }
  }

  parser.on('error', () => {});
  parser.on('field', (name, value) => {
    if (!Object.hasOwn(Object.prototype, name)) received.fields[name] = value;
  });
  parser.on('file', (_field, stream, info) => {
    // Whoever reads the stream and the pipeline below tell of errors; a late one must not end the process.
    stream.on('error', () => {});
    const place = places.length;
    const done = store(place, stream, info);
    done.catch((error: Error) => parser.destroy(error));
    places.push(done);
  });
  parser.on('filesLimit', () => {
    failure = new AppError('too_large', {
      message: `Send at most ${IMPORT_LIMITS.uploadsMax} files at once; a zip holds more`,
    });
  });

  let arrived = 0;
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      arrived += chunk.length;
      done(null, chunk);
    },
  });
  try {
    const body = Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0]);
    await pipeline(body, counter, parser);
  } catch (error) {
    await Promise.allSettled(places);
    throw new AppError('bad_request', { message: 'The upload broke off', cause: error });
  }
  await Promise.all(places);
  const announced = request.headers.get('content-length');
  if (announced !== null && Number(announced) !== arrived) {
    throw new AppError('bad_request', {
      message: `${arrived} of ${announced} bytes arrived`,
    });
  }
  if (failure !== undefined) throw failure;
  for (let place = 0; place < places.length; place += 1) {
    const outcome = stored.get(place);
    if (outcome === undefined) continue;
    if ('reason' in outcome) received.rejections.push(outcome);
    else received.uploads.push(outcome);
  }
  return received;
}
