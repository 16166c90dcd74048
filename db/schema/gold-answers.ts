import { index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { Region } from '@/core/annotation';
import { createdAt, primaryId } from './columns';
import { projects } from './projects';
import { tasks } from './tasks';

/** A known answer, used to measure annotators; never sent to one. */
export const goldAnswers = pgTable(
  'gold_answers',
  {
    id: primaryId(),
    taskId: text('task_id')
      .notNull()
      .unique()
      .references(() => tasks.id, { onDelete: 'cascade' }),
    projectId: text('project_id')
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    regions: jsonb('regions').$type<Region[]>().notNull(),
    classIds: integer('class_ids').array().notNull(),
    createdAt: createdAt(),
  },
  (table) => [index('gold_answers_project').on(table.projectId)],
);
