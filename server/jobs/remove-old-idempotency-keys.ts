import { sql } from 'drizzle-orm';
import { claimAssignmentsContract } from '@/core/contracts/claim-assignments.contract';
import type { Ctx } from '../context';

/**
 * Forgets idempotency keys older than seven days, those of claims after one: their answers carry
 * whole texts, and what they leased is long over. Returns how many.
 */
export async function removeOldIdempotencyKeys(ctx: Pick<Ctx, 'db'>): Promise<number> {
  const rows = await ctx.db.execute(
    sql`delete from idempotency_keys
      where created_at < now() - interval '7 days'
        or created_at < now() - interval '1 day'
          and starts_with(route, ${`${claimAssignmentsContract.id} `})
      returning key`,
  );
  return rows.length;
}
