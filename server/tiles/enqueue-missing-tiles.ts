import { and, isNotNull, isNull } from 'drizzle-orm';
import { items, LARGE_PICTURE } from '@/db/schema/items';
import type { Ctx } from '../context';
import { enqueue } from '../jobs/enqueue';

/** Queues the cutting of large pictures that have no tiles yet, a few at a time; returns how many. */
export async function enqueueMissingTiles(ctx: Pick<Ctx, 'db'>): Promise<number> {
  const rows = await ctx.db
    .selectDistinct({ sha256: items.sha256 })
    .from(items)
    .where(and(LARGE_PICTURE, isNull(items.tileLevels), isNotNull(items.widthPx)))
    .limit(50);
  for (const { sha256 } of rows) await enqueue(ctx, 'make-tiles', { sha256 });
  return rows.length;
}
