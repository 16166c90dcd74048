import { type SQL, sql } from 'drizzle-orm';
import { TILE_SIZE } from '@/core/tile-grid';
import { sqlInstant } from '../sql-instant';

/**
 * Renders the item with the table alias `i` as an ItemView in JSON. It holds what an annotator may
 * see and nothing else: no import, no gold, nothing of others.
 */
export const ITEM_JSON: SQL = sql`jsonb_build_object(
  'id', i.id, 'projectId', i.project_id, 'name', i.name, 'sha256', i.sha256,
  'widthPx', i.width_px, 'heightPx', i.height_px,
  'fileUrl', case when i.text is null then '/api/v1/files/' || i.sha256 end,
  'thumbnailUrl', case when i.thumbnail_sha256 is not null
    then '/api/v1/files/' || i.sha256 || '?variant=thumbnail' end,
  'tiles', case when i.tiles_sha256 is not null then jsonb_build_object('tileSize', ${sql.raw(String(TILE_SIZE))},
    'levels', i.tile_levels, 'widthPx', i.width_px, 'heightPx', i.height_px) end,
  'text', i.text, 'createdAt', ${sqlInstant('i.created_at')})`;
