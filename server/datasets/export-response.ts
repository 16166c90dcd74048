import type { ExportedFile } from './export-dataset-version';

function disposition(fileName: string): string {
  const plain = fileName.replace(/[^\w.-]+/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`;
}

/** Answers GET and HEAD alike; HEAD and a copy the client has already (304) open nothing. */
export function exportResponse(request: Request, file: ExportedFile): Response {
  const headers = {
    'content-type': file.mediaType,
    'content-disposition': disposition(file.fileName),
    etag: file.etag,
    'cache-control': 'private, no-cache',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  };
  const known = (request.headers.get('if-none-match') ?? '').split(',').map((tag) => tag.trim());
  if (known.includes(file.etag)) return new Response(null, { status: 304, headers });
  if (request.method === 'HEAD') return new Response(null, { headers });
  return new Response(file.open(), { headers });
}
