import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, real, text } from 'drizzle-orm/pg-core';
import type { Answer } from '@/core/annotation';
import { annotations } from './annotations';
import { createdAt } from './columns';
import { modelVersions } from './model-versions';

/** What a model proposed for one annotation, shown or not, and what became of it. */
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
    /** False where the model ran silently: a blind task, or proposals that were paused. */
    wasShown: boolean('was_shown').notNull().default(true),
    proposed: integer('proposed').notNull(),
    kept: integer('kept').notNull(),
    changed: integer('changed').notNull(),
    deleted: integer('deleted').notNull(),
    added: integer('added').notNull(),
    /** Boxes that a click had taken from the model, and those of them whose place was changed. */
    candidatesTaken: integer('candidates_taken').notNull().default(0),
    candidatesChanged: integer('candidates_changed').notNull().default(0),
    createdAt: createdAt(),
  },
  (table) => [
    index('prelabel_outcomes_recent').on(table.modelVersionId, table.createdAt),
    index('prelabel_outcomes_clicks')
      .on(table.modelVersionId, table.createdAt)
      .where(sql`candidates_taken > 0`),
  ],
);
