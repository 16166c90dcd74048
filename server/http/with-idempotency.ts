import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { AppError } from '@/core/errors';
import { idempotencyKeys } from '@/db/schema/idempotency-keys';
import type { Ctx } from '../context';

export interface KeyedRequest {
  key: string;
  /** Contract id and path. */
  route: string;
  body: unknown;
}

export interface KeyedAnswer {
  status: number;
  answer: unknown;
  isReplay: boolean;
}

const KEY_PATTERN = /^[\x21-\x7e]{1,200}$/;

/**
 * Guarantees one effect for one key: the answer is stored in the transaction of what it answers.
 * A replay gives the same answer; a request that is still running is waited for.
 * @throws AppError `key_reused` for the same key with another body.
 */
export async function withIdempotency(
  ctx: Ctx,
  request: KeyedRequest,
  status: number,
  run: (ctx: Ctx) => Promise<unknown>,
): Promise<KeyedAnswer> {
  if (!KEY_PATTERN.test(request.key)) {
    throw new AppError('bad_request', { message: 'The Idempotency-Key is not valid' });
  }
  const bodyHash = createHash('sha256').update(JSON.stringify(request.body)).digest('hex');
  const { key, route } = request;
  const { userId } = ctx.actor;
  return ctx.db.transaction(async (tx) => {
    const inserted = await tx
      .insert(idempotencyKeys)
      .values({ userId, key, route, bodyHash })
      .onConflictDoNothing()
      .returning({ key: idempotencyKeys.key })
      .prepare('insert_idempotency_key')
      .execute();
    const isThisRow = and(
      eq(idempotencyKeys.userId, userId),
      eq(idempotencyKeys.route, route),
      eq(idempotencyKeys.key, key),
    );
    if (inserted.length === 0) {
      const [before] = await tx.select().from(idempotencyKeys).where(isThisRow);
      if (before === undefined) throw new AppError('in_progress');
      if (before.bodyHash !== bodyHash) throw new AppError('key_reused');
      return { status: before.status ?? status, answer: before.answer, isReplay: true };
    }
    const answer = await run({ ...ctx, db: tx });
    await tx
      .update(idempotencyKeys)
      .set({ status, answer })
      .where(isThisRow)
      .prepare('answer_idempotency_key')
      .execute();
    return { status, answer, isReplay: false };
  });
}
