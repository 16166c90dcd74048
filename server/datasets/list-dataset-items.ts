import type { z } from 'zod';
import type { Split } from '@/core/contracts/freeze-dataset-version.contract';
import type { listDatasetItemsContract } from '@/core/contracts/list-dataset-items.contract';
import type { ItemView } from '@/core/contracts/list-items.contract';
import { AppError } from '@/core/errors';
import type { EntityId } from '@/core/ids';
import { makeTileGrid } from '@/core/tile-grid';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { findDatasetVersion } from './dataset-version-view';
import { type FrozenItem, readDatasetPage } from './read-dataset-rows';

type Page = z.input<(typeof listDatasetItemsContract)['response']>;

function toItemView(item: FrozenItem['item']): ItemView {
  const fileUrl = item.text === null ? `/api/v1/files/${item.sha256}` : null;
  return {
    id: item.id as EntityId<'item'>,
    projectId: item.projectId as EntityId<'project'>,
    name: item.name,
    sha256: item.sha256,
    widthPx: item.widthPx,
    heightPx: item.heightPx,
    fileUrl,
    thumbnailUrl: item.thumbnailSha256 === null ? null : `${fileUrl}?variant=thumbnail`,
    tiles: item.tilesSha256 === null ? null : makeTileGrid(item.widthPx ?? 1, item.heightPx ?? 1),
    text: item.text,
    createdAt: item.createdAt.toISOString(),
  };
}

/** Returns a page of frozen items with their labels, in the order of the export. */
export async function listDatasetItems(
  ctx: Ctx,
  input: {
    datasetVersionId: string;
    cursor?: string | undefined;
    limit: number;
    split?: Split | undefined;
  },
): Promise<Page> {
  const version = await findDatasetVersion(ctx, input.datasetVersionId);
  await authorize(ctx, 'dataset.read', version);
  if (input.cursor !== undefined && !/^\d{1,9}$/.test(input.cursor)) {
    throw new AppError('bad_request', { message: 'The cursor is not valid' });
  }
  const { limit, split } = input;
  const after = input.cursor === undefined ? -1 : Number(input.cursor);
  const found = await readDatasetPage(ctx, version.id, { after, limit: limit + 1, split });
  const rows = found.slice(0, limit).map(({ frozen, item }) => ({
    position: frozen.position,
    item: toItemView(item),
    split: frozen.split,
    answer: { regions: frozen.regions, classIds: frozen.classIds },
    source: frozen.source,
    confidence: frozen.confidence,
  }));
  return {
    rows,
    nextCursor: found.length > limit ? String(rows.at(-1)?.position) : null,
  };
}
