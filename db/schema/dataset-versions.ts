import { index, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { DatasetVersionView } from '@/core/contracts/freeze-dataset-version.contract';
import type { LabelSchema, ProjectKind } from '@/core/label-schema/label-schema';
import { createdAt, primaryId } from './columns';
import { projects } from './projects';
import { users } from './users';

/** An immutable snapshot; its rows are in dataset_items. */
export const datasetVersions = pgTable(
  'dataset_versions',
  {
    id: primaryId(),
    projectId: text('project_id')
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    kind: text('kind').$type<ProjectKind>().notNull(),
    contentHash: text('content_hash').notNull(),
    splits: jsonb('splits').$type<DatasetVersionView['splits']>().notNull(),
    labelSchema: jsonb('label_schema').$type<LabelSchema>().notNull(),
    statistics: jsonb('statistics').$type<DatasetVersionView['statistics']>().notNull(),
    createdBy: text('created_by').references(() => users.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('dataset_versions_name').on(table.projectId, table.name),
    index('dataset_versions_project').on(table.projectId, table.createdAt),
  ],
);
