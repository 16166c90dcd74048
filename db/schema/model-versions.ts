import { doublePrecision, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { ModelVersionView } from '@/core/contracts/create-model.contract';
import type { ModelCard } from '@/core/models/model-card';
import { createdAt, primaryId } from './columns';
import { models } from './models';
import { trainingRuns } from './training-runs';

export const modelVersions = pgTable(
  'model_versions',
  {
    id: primaryId(),
    modelId: text('model_id')
      .notNull()
      .references(() => models.id, { onDelete: 'cascade' }),
    version: integer('version').notNull(),
    stage: text('stage').$type<ModelVersionView['stage']>().notNull().default('draft'),
    card: jsonb('card').$type<ModelCard>().notNull(),
    metrics: jsonb('metrics').$type<Record<string, number>>().notNull(),
    sha256: text('sha256').notNull(),
    sizeBytes: integer('size_bytes').notNull(),
    parityMaxAbsDiff: doublePrecision('parity_max_abs_diff'),
    trainingRunId: text('training_run_id').references(() => trainingRuns.id, {
      onDelete: 'set null',
    }),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex('model_versions_version').on(table.modelId, table.version)],
);
