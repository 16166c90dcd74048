import { sql } from 'drizzle-orm';
import { index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { WITHOUT_TILES_MAX } from '@/core/tile-grid';
import { createdAt, primaryId } from './columns';
import { imports } from './imports';
import { projects } from './projects';

/** True of the pictures that are cut into tiles. */
export const LARGE_PICTURE = sql.raw(
  `(width_px > ${WITHOUT_TILES_MAX.sidePx} or height_px > ${WITHOUT_TILES_MAX.sidePx}
    or width_px::bigint * height_px > ${WITHOUT_TILES_MAX.pixels})`.replace(/\s+/g, ' '),
);

/** A picture or a text of one project; the same content twice is one item. */
export const items = pgTable(
  'items',
  {
    id: primaryId(),
    projectId: text('project_id')
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    importId: text('import_id').references(() => imports.id, { onDelete: 'set null' }),
    name: text('name').notNull(),
    /** Of the upright picture's bytes as stored, or of the text in UTF-8. */
    sha256: text('sha256').notNull(),
    /** Of the file as it was uploaded: the same upload again is found by it. */
    sourceSha256: text('source_sha256').notNull(),
    mediaType: text('media_type').notNull(),
    sizeBytes: integer('size_bytes').notNull(),
    widthPx: integer('width_px'),
    heightPx: integer('height_px'),
    thumbnailSha256: text('thumbnail_sha256'),
    /** All tiles of a large picture in one blob. */
    tilesSha256: text('tiles_sha256'),
    /** 0 where it cannot be cut; null: not tried, or not large. */
    tileLevels: integer('tile_levels'),
    text: text('text'),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('items_content').on(table.projectId, table.sourceSha256),
    index('items_page').on(table.projectId, table.id),
    index('items_sha256').on(table.sha256),
    index('items_thumbnail').on(table.thumbnailSha256),
    index('items_without_tiles')
      .on(table.sha256)
      .where(sql`tile_levels is null and ${LARGE_PICTURE}`),
  ],
);
