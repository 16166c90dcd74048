import { integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import { createdAt, primaryId } from './columns';
import { projects } from './projects';

/** Every version is kept: an annotation says with which it was made. */
export const labelSchemas = pgTable(
  'label_schemas',
  {
    id: primaryId(),
    projectId: text('project_id')
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    version: integer('version').notNull(),
    labelSchema: jsonb('label_schema').$type<LabelSchema>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex('label_schemas_version').on(table.projectId, table.version)],
);
