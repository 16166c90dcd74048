import { doublePrecision, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Region } from '@/core/annotation';
import type { Split } from '@/core/contracts/freeze-dataset-version.contract';
import { datasetVersions } from './dataset-versions';
import { items } from './items';

/** One frozen item with its label; carries all an export needs, whatever changes later. */
export const datasetItems = pgTable(
  'dataset_items',
  {
    datasetVersionId: text('dataset_version_id')
      .notNull()
      .references(() => datasetVersions.id, { onDelete: 'cascade' }),
    /** From 0, in the order of the export. */
    position: integer('position').notNull(),
    itemId: text('item_id')
      .notNull()
      .references(() => items.id, { onDelete: 'cascade' }),
    split: text('split').$type<Split>().notNull(),
    regions: jsonb('regions').$type<Region[]>().notNull(),
    classIds: integer('class_ids').array().notNull(),
    posterior: jsonb('posterior').$type<Record<string, number>>().notNull(),
    confidence: doublePrecision('confidence').notNull(),
    source: text('source').$type<'consensus' | 'adjudication' | 'single'>().notNull(),
    /** Annotations, annotators, schema version and model version behind the label. */
    provenance: jsonb('provenance')
      .$type<{
        taskId: string;
        annotationIds: string[];
        annotatorIds: string[];
        labelSchemaVersions: number[];
        modelVersionIds: string[];
        resolvedAt: string;
      }>()
      .notNull(),
  },
  (table) => [primaryKey({ columns: [table.datasetVersionId, table.position] })],
);
