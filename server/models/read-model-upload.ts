import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import busboy from 'busboy';
import type { z } from 'zod';
import { AppError } from '@/core/errors';
import type { Ctx } from '../context';
import type { StoredBlob } from '../storage/blob-storage';

const MODEL_BYTES_MAX = 512 * 1024 * 1024;
const FIELD_BYTES_MAX = 64_000_000;

/** A model as it was handed in, before anything is believed of it. */
export interface ModelUpload {
  file: StoredBlob;
  card: unknown;
  metrics: unknown;
  /** Null only for files made by this server: their outputs have no second opinion. */
  samples: unknown;
}

interface Parts {
  fields: Record<string, string>;
  file: StoredBlob | null;
}

function readParts(ctx: Pick<Ctx, 'storage'>, request: Request): Promise<Parts> {
  const { body } = request;
  if (body === null) throw new AppError('bad_request', { message: 'The body is empty' });
  return new Promise((resolve, reject) => {
    const fields: Record<string, string> = {};
    let stored: Promise<StoredBlob> | null = null;
    const source = Readable.fromWeb(body as unknown as NodeReadableStream<Uint8Array>);
    const fail = (error: unknown) => {
      source.destroy();
      reject(
        error instanceof AppError
          ? error
          : new AppError('bad_request', { message: 'The upload broke off', cause: error }),
      );
    };
    const parser = busboy({
      headers: { 'content-type': request.headers.get('content-type') ?? '' },
      limits: { fieldSize: FIELD_BYTES_MAX, fields: 8, files: 1, parts: 9 },
    });
    parser.on('field', (name, value, { valueTruncated }) => {
      if (valueTruncated) fail(new AppError('too_large', { message: `${name} is too large` }));
      else fields[name] = value;
    });
    parser.on('file', (name, stream) => {
      stream.on('error', fail);
      if (name !== 'model') {
        fail(new AppError('bad_request', { message: 'Send the file as `model`' }));
        stream.resume();
        return;
      }
      stored = ctx.storage.put(stream, { bytesMax: MODEL_BYTES_MAX });
      stored.catch(fail);
    });
    parser.on('error', fail);
    parser.on('close', () => {
      (stored ?? Promise.resolve(null)).then((file) => resolve({ fields, file }), fail);
    });
    source.on('error', fail);
    source.pipe(parser);
  });
}

function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('invalid', { message: `The field ${name} is not valid JSON`, cause });
  }
}

/**
 * Reads a multipart body with a file `model` and JSON in text fields; the file goes to storage as
 * it arrives.
 * @throws AppError `bad_request`, `too_large`, `unsupported_type`, `invalid` for broken JSON
 */
export async function readModelUpload<
  S extends z.ZodType<{ card: string; metrics: string; samples: string }>,
>(
  ctx: Pick<Ctx, 'storage'>,
  request: Request,
  schema: S,
): Promise<{ fields: z.output<S>; upload: ModelUpload }> {
  if (!/^multipart\/form-data\b/i.test(request.headers.get('content-type') ?? '')) {
    throw new AppError('unsupported_type', { message: 'Send multipart/form-data' });
  }
  const { fields: raw, file } = await readParts(ctx, request);
  const fields = schema.parse(raw);
  if (file === null) throw new AppError('bad_request', { message: 'The file `model` is missing' });
  return {
    fields,
    upload: {
      file,
      card: parseJson('card', fields.card),
      metrics: parseJson('metrics', fields.metrics),
      samples: parseJson('samples', fields.samples),
    },
  };
}
