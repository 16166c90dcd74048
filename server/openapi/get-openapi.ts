import { createHash } from 'node:crypto';
import { env } from '../env';
import { buildOpenapi } from './build-openapi';

let cached: { text: string; etag: string } | undefined;

/** Answers with the OpenAPI document, made once a process; 304 for whoever has it. */
export function getOpenapi(request: Request): Response {
  if (cached === undefined) {
    const text = JSON.stringify(buildOpenapi(env().publicOrigin));
    cached = { text, etag: `"${createHash('sha256').update(text).digest('hex').slice(0, 32)}"` };
  }
  const headers = { etag: cached.etag, 'cache-control': 'public, max-age=0, must-revalidate' };
  if (request.headers.get('if-none-match') === cached.etag) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(cached.text, { headers: { ...headers, 'content-type': 'application/json' } });
}
