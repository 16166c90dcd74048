import { AppError } from '@/core/errors';

/**
 * Returns the version of `If-Match: "v3"`.
 * @throws AppError `version_required` where the header is absent, `bad_request` where it is malformed.
 */
export function readIfMatch(request: Request): number {
  const header = request.headers.get('if-match');
  if (header === null) throw new AppError('version_required');
  const match = /^(?:W\/)?"v(\d{1,9})"$/.exec(header.trim());
  if (match === null) {
    throw new AppError('bad_request', { message: 'If-Match looks like "v3", quotes included' });
  }
  return Number(match[1]);
}
