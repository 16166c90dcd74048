import { index, integer, jsonb, pgTable, real, text } from 'drizzle-orm/pg-core';
import type { Answer } from '@/core/annotation';
import { annotations } from './annotations';
import { createdAt } from './columns';
import { modelVersions } from './model-versions';

/** What a model proposed for one annotation and what became of it. */
export const prelabelOutcomes = pgTable(
  'prelabel_outcomes',
  {
    annotationId: text('annotation_id')
      .primaryKey()
      .references(() => annotations.id, { onDelete: 'cascade' }),
    modelVersionId: text('model_version_id')
      .notNull()
      .references(() => modelVersions.id, { onDelete: 'cascade' }),
    provider: text('provider').$type<'webgpu' | 'wasm' | 'server'>().notNull(),
    runMs: real('run_ms'),
    proposal: jsonb('proposal').$type<Answer>().notNull(),
    proposed: integer('proposed').notNull(),
    kept: integer('kept').notNull(),
    changed: integer('changed').notNull(),
    deleted: integer('deleted').notNull(),
    added: integer('added').notNull(),
    createdAt: createdAt(),
  },
  (table) => [index('prelabel_outcomes_model').on(table.modelVersionId)],
);
