import { Readable } from 'node:stream';
import { AppError } from '@/core/errors';
import type { BlobStorage } from '../storage/blob-storage';
import { parseRange } from './parse-range';

/** What a browser must not do with a file: guess its type, run it, or share it with other sites. */
export const FILE_SAFETY = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
  // Kept by the browser, but asked for each time: the next person at it may not be allowed to.
  'cache-control': 'private, no-cache',
  vary: 'Cookie, Authorization',
};

function toWeb(stream: Readable): ReadableStream<Uint8Array> {
  return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
}

/**
 * Answers with a blob: ETag and 304, one byte range, its size in `X-File-Size` (Next drops
 * Content-Length). Without a body for HEAD, so that no file stays open.
 * @throws AppError `not_found` where the blob is gone
 */
export async function sendBlob(
  storage: BlobStorage,
  file: { sha256: string; mediaType: string },
  request: Request,
): Promise<Response> {
  const sizeBytes = await storage.size(file.sha256);
  if (sizeBytes === null) throw new AppError('not_found');
  const etag = `"${file.sha256}"`;
  const headers: Record<string, string> = {
    ...FILE_SAFETY,
    etag,
    'content-type': file.mediaType,
    'accept-ranges': 'bytes',
    'x-file-size': String(sizeBytes),
  };
  const known = request.headers.get('if-none-match')?.split(',') ?? [];
  if (known.some((tag) => tag.trim().replace(/^W\//, '') === etag)) {
    return new Response(null, { status: 304, headers });
  }
  const ifRange = request.headers.get('if-range');
  const isSame = ifRange === null || ifRange === etag;
  const range = isSame ? parseRange(request.headers.get('range'), sizeBytes) : null;
  if (range === 'unsatisfiable') {
    return new Response(null, {
      status: 416,
      headers: { ...headers, 'content-range': `bytes */${sizeBytes}` },
    });
  }
  const isHead = request.method === 'HEAD';
  if (range === null) {
    const body = isHead ? null : toWeb(storage.open(file.sha256));
    return new Response(body, { status: 200, headers });
  }
  const body = isHead ? null : toWeb(storage.open(file.sha256, range));
  return new Response(body, {
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${range.start}-${range.end}/${sizeBytes}` },
  });
}
