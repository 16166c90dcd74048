import { index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { Answer } from '@/core/annotation';
import { assignments } from './assignments';
import { instant, primaryId } from './columns';
import { projects } from './projects';
import { users } from './users';

/**
 * Answers that were taken back soon after they had been submitted: kept as a record, but votes no
 * more. They lie apart, so that nothing that reads annotations can count one by mistake.
 */
export const withdrawnAnnotations = pgTable(
  'withdrawn_annotations',
  {
    id: primaryId(),
    assignmentId: text('assignment_id')
      .notNull()
      .references(() => assignments.id, { onDelete: 'cascade' }),
    projectId: text('project_id')
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    labelSchemaVersion: integer('label_schema_version').notNull(),
    answer: jsonb('answer').$type<Answer>().notNull(),
    durationMs: integer('duration_ms').notNull(),
    submittedAt: instant('submitted_at').notNull(),
    withdrawnAt: instant('withdrawn_at').notNull(),
  },
  (table) => [index('withdrawn_annotations_assignment').on(table.assignmentId)],
);
