import { PgTransaction } from 'drizzle-orm/pg-core';
import type { Ctx } from './context';

/**
 * Guarantees that all of `run` is committed or none: joins the transaction the context is already
 * in (an idempotent request), opens one otherwise.
 */
export function runInTransaction<T, C extends Pick<Ctx, 'db'>>(
  ctx: C,
  run: (ctx: C) => Promise<T>,
): Promise<T> {
  if (ctx.db instanceof PgTransaction) return run(ctx);
  return ctx.db.transaction((tx) => run({ ...ctx, db: tx }));
}

/**
 * Guarantees that a failing statement of `run` leaves the surrounding transaction usable: a
 * savepoint inside one, nothing extra outside.
 */
export function runInSavepoint<T, C extends Pick<Ctx, 'db'>>(
  ctx: C,
  run: (ctx: C) => Promise<T>,
): Promise<T> {
  if (!(ctx.db instanceof PgTransaction)) return run(ctx);
  return ctx.db.transaction((tx) => run({ ...ctx, db: tx }));
}
