import type { Actor } from '../context';
import { env } from '../env';
import { clientAddress } from './client-address';
import { takePoint } from './take-point';

const PIECES_PER_REQUEST = 10;

/**
 * Guarantees that one user (or, for nobody, one address) makes at most CONCORD_API_PER_MINUTE
 * requests a minute, counted in this process; of pieces (tiles) ten times as many, counted apart.
 * @throws AppError `rate_limited` with `retryAfterSeconds` in its details
 */
export async function limitRequests(
  actor: Actor | null,
  request: Request,
  isPiece = false,
): Promise<void> {
  const key = actor === null ? `address:${clientAddress(request.headers)}` : actor.userId;
  const { apiPerMinute } = env();
  const limit = isPiece
    ? { name: 'pieces', perMinute: PIECES_PER_REQUEST * apiPerMinute }
    : { name: 'requests', perMinute: apiPerMinute };
  await takePoint(limit, key);
}
