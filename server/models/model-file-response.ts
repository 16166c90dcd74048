import { Readable } from 'node:stream';
import type { ModelFile } from './get-model-file';

/** Answers GET and HEAD alike; HEAD and a copy the client has already (304) open nothing. */
export function modelFileResponse(request: Request, file: ModelFile): Response {
  const etag = `"${file.sha256}"`;
  const headers = {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="${file.fileName}"`,
    etag,
    'x-file-size': String(file.sizeBytes),
    'cache-control': 'private, no-cache',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  };
  if (request.headers.get('if-none-match') === etag) {
    return new Response(null, { status: 304, headers });
  }
  if (request.method === 'HEAD') return new Response(null, { headers });
  const body = Readable.toWeb(file.open()) as unknown as ReadableStream<Uint8Array>;
  return new Response(body, { headers });
}
