import { bigint, index, integer, jsonb, pgTable, real, text } from 'drizzle-orm/pg-core';
import type { Recipe, TrainingRunView } from '@/core/contracts/create-training-run.contract';
import { createdAt, instant, primaryId } from './columns';
import { datasetVersions } from './dataset-versions';
import { projects } from './projects';
import { users } from './users';

export const trainingRuns = pgTable(
  'training_runs',
  {
    id: primaryId(),
    projectId: text('project_id')
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    datasetVersionId: text('dataset_version_id')
      .notNull()
      .references(() => datasetVersions.id, { onDelete: 'cascade' }),
    recipe: text('recipe').$type<Recipe>().notNull(),
    params: jsonb('params').$type<Record<string, unknown>>().notNull(),
    modelName: text('model_name').notNull(),
    state: text('state').$type<TrainingRunView['state']>().notNull().default('queued'),
    progress: real('progress').notNull().default(0),
    message: text('message').notNull().default(''),
    worker: text('worker'),
    device: text('device'),
    attempt: integer('attempt').notNull().default(0),
    /** Counts up with each claim; a call with an older one is refused. */
    fence: bigint('fence', { mode: 'number' }).notNull().default(0),
    leaseExpiresAt: instant('lease_expires_at'),
    failure: text('failure'),
    modelVersionId: text('model_version_id'),
    createdBy: text('created_by').references(() => users.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
    startedAt: instant('started_at'),
    completedAt: instant('completed_at'),
  },
  (table) => [
    index('training_runs_queue').on(table.state, table.createdAt),
    index('training_runs_project').on(table.projectId, table.createdAt),
  ],
);
