import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { makeTileGrid, needsTiles } from '@/core/tile-grid';
import { items } from '@/db/schema/items';
import type { Ctx } from '../context';
import { log } from '../log';
import { cutTiles } from './cut-tiles';

/**
 * Guarantees tiles to every large item whose stored picture has this hash. A picture that cannot be
 * cut keeps zero levels, is shown whole and not tried again.
 */
export async function makeTiles(
  ctx: Pick<Ctx, 'db' | 'storage'>,
  { sha256 }: { sha256: string },
): Promise<void> {
  const isThis = eq(items.sha256, sha256);
  const [item] = await ctx.db
    .select()
    .from(items)
    .where(and(isThis, isNull(items.tileLevels), isNotNull(items.widthPx)))
    .limit(1);
  if (item?.widthPx == null || item.heightPx === null) return;
  if (!needsTiles(item.widthPx, item.heightPx)) return;
  const grid = makeTileGrid(item.widthPx, item.heightPx);
  const [other] = await ctx.db
    .select({ tilesSha256: items.tilesSha256 })
    .from(items)
    .where(and(isThis, isNotNull(items.tilesSha256)))
    .limit(1);
  const made = await Promise.resolve(other?.tilesSha256 ?? cutTiles(ctx.storage, item, grid)).catch(
    (error: unknown) => {
      log().error({ err: error, sha256 }, 'picture cannot be cut into tiles');
      return null;
    },
  );
  const tilesSha256 = typeof made === 'string' ? made : (made?.sha256 ?? null);
  await ctx.db
    .update(items)
    .set({ tilesSha256, tileLevels: tilesSha256 === null ? 0 : grid.levels })
    .where(and(isThis, isNull(items.tileLevels)));
}
