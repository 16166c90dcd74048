import { doublePrecision, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { createdAt } from './columns';
import { trainingRuns } from './training-runs';

export const trainingMetrics = pgTable(
  'training_metrics',
  {
    trainingRunId: text('training_run_id')
      .notNull()
      .references(() => trainingRuns.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    step: integer('step').notNull(),
    value: doublePrecision('value').notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.trainingRunId, table.name, table.step] })],
);
