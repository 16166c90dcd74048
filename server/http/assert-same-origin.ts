import { AppError } from '@/core/errors';
import { env } from '../env';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Guarantees that a request which carries a cookie and changes something came from our own pages.
 * @throws AppError `cross_site`
 */
export function assertSameOrigin(request: Request): void {
  if (SAFE_METHODS.has(request.method)) return;
  const site = request.headers.get('sec-fetch-site');
  if (site === 'same-origin' || site === 'none') return;
  const origin = request.headers.get('origin');
  if (site === null && origin !== null && origin === env().publicOrigin) return;
  throw new AppError('cross_site');
}
