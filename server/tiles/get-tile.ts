import { sql } from 'drizzle-orm';
import { AppError } from '@/core/errors';
import { makeTileGrid, placeOfTile } from '@/core/tile-grid';
import type { Ctx } from '../context';
import { mayReadPicture } from '../files/may-read-picture';
import { FILE_SAFETY } from '../files/send-blob';
import { tileMediaType } from './cut-tiles';
import { readTile } from './tile-file';

interface Candidate extends Record<string, unknown> {
  projectId: string;
  mediaType: string;
  widthPx: number;
  heightPx: number;
  tilesSha256: string;
  isAssigned: boolean;
}

/**
 * Answers with one tile of a large picture to whoever may see the picture. A tile never changes, so
 * that the browser may keep it: for this session alone, by `Vary`.
 * @throws AppError `not_found` for everybody else, and where there is no such tile
 */
export async function getTile(
  ctx: Ctx,
  input: { itemId: string; level: number; x: number; y: number; request: Request },
): Promise<Response> {
  const { itemId, level, x, y, request } = input;
  const [item] = await ctx.db.execute<Candidate>(sql`
    select i.project_id as "projectId", i.media_type as "mediaType", i.width_px as "widthPx",
      i.height_px as "heightPx", i.tiles_sha256 as "tilesSha256",
      exists (select 1 from assignments a join tasks t on t.id = a.task_id
        where t.item_id = i.id and a.user_id = ${ctx.actor.userId}) as "isAssigned"
    from items i where i.id = ${itemId} and i.tiles_sha256 is not null`);
  if (item === undefined || !(await mayReadPicture(ctx, item))) throw new AppError('not_found');
  const place = placeOfTile(makeTileGrid(item.widthPx, item.heightPx), level, x, y);
  if (place === null) throw new AppError('not_found');
  const etag = `"${item.tilesSha256}-${place}"`;
  const headers: Record<string, string> = {
    ...FILE_SAFETY,
    'cache-control': 'private, max-age=31536000, immutable',
    'content-type': tileMediaType(item.mediaType),
    etag,
  };
  const known = request.headers.get('if-none-match')?.split(',') ?? [];
  if (known.some((tag) => tag.trim().replace(/^W\//, '') === etag)) {
    return new Response(null, { status: 304, headers });
  }
  const bytes = await readTile(ctx.storage, item.tilesSha256, place);
  if (bytes === null) throw new AppError('not_found');
  headers['x-file-size'] = String(bytes.length);
  const body = request.method === 'HEAD' ? null : new Uint8Array(bytes);
  return new Response(body, { status: 200, headers });
}
