import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { ImportView } from '@/core/contracts/create-import.contract';
import { createdAt, instant, primaryId } from './columns';
import { projects } from './projects';
import { users } from './users';

export const imports = pgTable(
  'imports',
  {
    id: primaryId(),
    projectId: text('project_id')
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    format: text('format').$type<ImportView['format']>().notNull(),
    state: text('state').$type<ImportView['state']>().notNull().default('received'),
    /** The uploaded files as stored: blob and the name the user gave. */
    uploads: jsonb('uploads')
      .$type<{ sha256: string; name: string; sizeBytes: number }[]>()
      .notNull(),
    /** How many uploads have been worked through; a restarted job goes on from here. */
    uploadsDone: integer('uploads_done').notNull().default(0),
    /** Rows or archive entries worked through in the upload after those. */
    position: integer('position').notNull().default(0),
    /** When the last batch was written: an import silent for long is taken up again. */
    progressAt: instant('progress_at').notNull().default(sql`now()`),
    foundCount: integer('found_count').notNull().default(0),
    importedCount: integer('imported_count').notNull().default(0),
    duplicateCount: integer('duplicate_count').notNull().default(0),
    rejectedCount: integer('rejected_count').notNull().default(0),
    rejections: jsonb('rejections').$type<ImportView['rejections']>().notNull().default([]),
    failure: text('failure'),
    createdBy: text('created_by').references(() => users.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
    completedAt: instant('completed_at'),
  },
  (table) => [index('imports_project').on(table.projectId, table.createdAt)],
);
