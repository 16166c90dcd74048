import { sql } from 'drizzle-orm';
import type { ItemView } from '@/core/contracts/list-items.contract';
import { AppError } from '@/core/errors';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { ITEM_JSON } from './item-json';

/**
 * Returns one item to whoever may read the items of its project.
 * @throws AppError `not_found`, `forbidden`
 */
export async function getItem(ctx: Ctx, input: { itemId: string }): Promise<ItemView> {
  const [row] = await ctx.db.execute<{ item: ItemView }>(
    sql`select ${ITEM_JSON} as item from items i where i.id = ${input.itemId}`,
  );
  if (row === undefined) throw new AppError('not_found');
  await authorize(ctx, 'items.read', { projectId: row.item.projectId });
  return row.item;
}
