import { AppError } from '@/core/errors';

/**
 * Reads a JSON body, counting its bytes: route handlers have no limit of their own.
 * @throws AppError `unsupported_type` for another content type, `too_large`, or `bad_request`.
 */
export async function readJsonBody(request: Request, bytesMax: number): Promise<unknown> {
  const type = request.headers.get('content-type') ?? '';
  if (request.body === null) return {};
  if (!/^application\/json\b/i.test(type)) {
    throw new AppError('unsupported_type', { message: 'Send application/json' });
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > bytesMax) {
      throw new AppError('too_large', { message: `The body is larger than ${bytesMax} bytes` });
    }
    chunks.push(chunk);
  }
  if (size === 0) return {};
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch (error) {
    throw new AppError('bad_request', { message: 'The body is not valid JSON', cause: error });
  }
}
