import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '@/core/errors';

export interface Limit {
  name: string;
  perMinute: number;
}

/** On globalThis: bundles evaluate modules more than once, and each would count for itself. */
const holder = globalThis as { concordLimiters?: Map<string, RateLimiterMemory> };

function limiterOf({ name, perMinute }: Limit): RateLimiterMemory {
  holder.concordLimiters ??= new Map();
  const known = holder.concordLimiters.get(name);
  if (known !== undefined) return known;
  const made = new RateLimiterMemory({ keyPrefix: name, points: perMinute, duration: 60 });
  holder.concordLimiters.set(name, made);
  return made;
}

/**
 * Takes one of the key’s points of this minute and returns what gives it back.
 * @throws AppError `rate_limited` with `retryAfterSeconds` in its details
 */
export async function takePoint(limit: Limit, key: string): Promise<() => Promise<void>> {
  const limiter = limiterOf(limit);
  try {
    await limiter.consume(key);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    const retryAfterSeconds = Math.ceil(error.msBeforeNext / 1000);
    throw new AppError('rate_limited', { details: { retryAfterSeconds } });
  }
  return async () => {
    await limiter.reward(key, 1);
  };
}
