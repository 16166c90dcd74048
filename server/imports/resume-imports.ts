import { sql } from 'drizzle-orm';
import type { EntityId } from '@/core/ids';
import type { Ctx } from '../context';
import { enqueue } from '../jobs/enqueue';

/** Queues every unfinished import that has been silent for two minutes; returns how many. */
export async function resumeImports(ctx: Pick<Ctx, 'db'>): Promise<number> {
  const rows = await ctx.db.execute<{ id: EntityId<'import'> }>(sql`
    select id from imports
    where state in ('received', 'processing') and progress_at < now() - interval '2 minutes'
    order by created_at limit 100`);
  for (const { id } of rows) await enqueue(ctx, 'run-import', { importId: id });
  return rows.length;
}
