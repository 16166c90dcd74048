import { doublePrecision, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { Region } from '@/core/annotation';
import { adjudications } from './adjudications';
import { instant } from './columns';
import { consensus } from './consensus';
import { projects } from './projects';
import { tasks } from './tasks';

/** The final answer of a task and where it comes from. */
export const resolvedLabels = pgTable(
  'resolved_labels',
  {
    taskId: text('task_id')
      .primaryKey()
      .references(() => tasks.id, { onDelete: 'cascade' }),
    projectId: text('project_id')
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    source: text('source').$type<'consensus' | 'adjudication' | 'single'>().notNull(),
    consensusId: text('consensus_id').references(() => consensus.id, { onDelete: 'set null' }),
    adjudicationId: text('adjudication_id').references(() => adjudications.id, {
      onDelete: 'set null',
    }),
    regions: jsonb('regions').$type<Region[]>().notNull(),
    classIds: integer('class_ids').array().notNull(),
    posterior: jsonb('posterior').$type<Record<string, number>>().notNull(),
    confidence: doublePrecision('confidence').notNull(),
    resolvedAt: instant('resolved_at').notNull(),
  },
  (table) => [index('resolved_labels_project').on(table.projectId)],
);
