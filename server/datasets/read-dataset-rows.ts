import { and, asc, eq, gt, inArray, type SQL } from 'drizzle-orm';
import type { Split } from '@/core/contracts/freeze-dataset-version.contract';
import type { DatasetRow } from '@/core/formats/dataset-row';
import { datasetItems } from '@/db/schema/dataset-items';
import { items } from '@/db/schema/items';
import type { Ctx } from '../context';

const PAGE_ROWS = 500;

export type FrozenItem = {
  frozen: typeof datasetItems.$inferSelect;
  item: typeof items.$inferSelect;
};

/**
 * Returns the frozen items after a position, in order, at most `limit`: two look-ups by primary
 * key, since a join may be planned as a read of all items for each page.
 */
export async function readDatasetPage(
  ctx: Pick<Ctx, 'db'>,
  datasetVersionId: string,
  page: { after: number; limit: number; split?: Split | undefined },
): Promise<FrozenItem[]> {
  const conditions: SQL[] = [
    eq(datasetItems.datasetVersionId, datasetVersionId),
    gt(datasetItems.position, page.after),
  ];
  if (page.split !== undefined) conditions.push(eq(datasetItems.split, page.split));
  const rows = await ctx.db
    .select()
    .from(datasetItems)
    .where(and(...conditions))
    .orderBy(asc(datasetItems.position))
    .limit(page.limit);
  const ids = rows.map(({ itemId }) => itemId);
  const found = await ctx.db.select().from(items).where(inArray(items.id, ids));
  const itemById = new Map(found.map((item) => [item.id, item]));
  return rows.flatMap((frozen) => {
    const item = itemById.get(frozen.itemId);
    return item === undefined ? [] : [{ frozen, item }];
  });
}

/** Returns a frozen item as the writers of formats take it. */
function toDatasetRow({ frozen, item }: FrozenItem): DatasetRow {
  return {
    position: frozen.position,
    itemId: item.id,
    name: item.name,
    sha256: item.sha256,
    mediaType: item.mediaType,
    widthPx: item.widthPx,
    heightPx: item.heightPx,
    text: item.text,
    split: frozen.split,
    regions: frozen.regions,
    classIds: frozen.classIds,
    posterior: frozen.posterior,
    confidence: frozen.confidence,
    source: frozen.source,
    provenance: frozen.provenance,
  };
}

/** Streams all rows of a version in order, one page of the database in memory at a time. */
export async function* readDatasetRows(
  ctx: Pick<Ctx, 'db'>,
  datasetVersionId: string,
): AsyncGenerator<DatasetRow> {
  let after = -1;
  for (;;) {
    const page = await readDatasetPage(ctx, datasetVersionId, { after, limit: PAGE_ROWS });
    for (const row of page) yield toDatasetRow(row);
    if (page.length < PAGE_ROWS) return;
    after = page.at(-1)?.frozen.position ?? after;
  }
}
