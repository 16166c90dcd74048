import { index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { Region } from '@/core/annotation';
import { annotations } from './annotations';
import { createdAt, primaryId } from './columns';
import { projects } from './projects';
import { tasks } from './tasks';
import { users } from './users';

/** A person's decision on a task; the newest one holds, earlier ones are kept. */
export const adjudications = pgTable(
  'adjudications',
  {
    id: primaryId(),
    taskId: text('task_id')
      .notNull()
      .references(() => tasks.id, { onDelete: 'cascade' }),
    projectId: text('project_id')
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    source: text('source').$type<'consensus' | 'annotation' | 'edited'>().notNull(),
    annotationId: text('annotation_id').references(() => annotations.id, { onDelete: 'set null' }),
    regions: jsonb('regions').$type<Region[]>().notNull(),
    classIds: integer('class_ids').array().notNull(),
    reason: text('reason').notNull().default(''),
    createdAt: createdAt(),
  },
  (table) => [index('adjudications_task').on(table.taskId, table.createdAt)],
);
