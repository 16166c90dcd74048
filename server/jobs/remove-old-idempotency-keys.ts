import { sql } from 'drizzle-orm';
import type { Ctx } from '../context';

/** Forgets idempotency keys older than seven days; returns how many. */
export async function removeOldIdempotencyKeys(ctx: Pick<Ctx, 'db'>): Promise<number> {
  const rows = await ctx.db.execute(
    sql`delete from idempotency_keys where created_at < now() - interval '7 days' returning key`,
  );
  return rows.length;
}
