import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { Region } from '@/core/annotation';
import { assignments } from './assignments';
import { instant, primaryId } from './columns';
import { projects } from './projects';
import { tasks } from './tasks';
import { users } from './users';

/** One person's submitted answer. Rows are never updated or merged. */
export const annotations = pgTable(
  'annotations',
  {
    id: primaryId(),
    assignmentId: text('assignment_id')
      .notNull()
      .references(() => assignments.id, { onDelete: 'cascade' }),
    taskId: text('task_id')
      .notNull()
      .references(() => tasks.id, { onDelete: 'cascade' }),
    projectId: text('project_id')
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    labelSchemaVersion: integer('label_schema_version').notNull(),
    regions: jsonb('regions').$type<Region[]>().notNull(),
    classIds: integer('class_ids').array().notNull(),
    durationMs: integer('duration_ms').notNull(),
    isExtra: boolean('is_extra').notNull().default(false),
    submittedAt: instant('submitted_at').notNull(),
  },
  (table) => [
    uniqueIndex('annotations_assignment').on(table.assignmentId),
    index('annotations_task').on(table.taskId),
    index('annotations_project').on(table.projectId, table.submittedAt),
    index('annotations_person').on(table.userId, table.projectId),
  ],
);
