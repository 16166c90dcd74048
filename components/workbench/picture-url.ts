import { getTileContract } from '@/core/contracts/get-tile.contract';
import type { ItemView } from '@/core/contracts/list-items.contract';
import { contractUrl } from '@/sdk/concord-client';

/** Where one tile of a large picture is. */
export function tileUrl(itemId: ItemView['id'], level: number, x: number, y: number): string {
  const params = { itemId, level: `${level}`, x: `${x}`, y: `${y}` };
  return contractUrl(getTileContract, { params });
}

/** Where a picture is as a whole, of a large one the smallest level; null for a text. */
export function pictureUrl({ id, fileUrl, tiles }: ItemView): string | null {
  return tiles === null ? fileUrl : tileUrl(id, tiles.levels - 1, 0, 0);
}
