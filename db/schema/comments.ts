import { type AnyPgColumn, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { CommentPoint } from '@/core/contracts/list-comments.contract';
import { createdAt, instant, primaryId } from './columns';
import { projects } from './projects';
import { tasks } from './tasks';
import { users } from './users';

/** What people say about one person's answer to one task; the first of a thread has no `replyToId`. */
export const comments = pgTable(
  'comments',
  {
    id: primaryId(),
    projectId: text('project_id')
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    taskId: text('task_id')
      .notNull()
      .references(() => tasks.id, { onDelete: 'cascade' }),
    /** Whose answer it is about. */
    annotatorId: text('annotator_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    authorId: text('author_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    replyToId: text('reply_to_id').references((): AnyPgColumn => comments.id, {
      onDelete: 'cascade',
    }),
    /** A region of that answer or of its draft; it may be gone by now. */
    regionId: text('region_id'),
    point: jsonb('point').$type<CommentPoint>(),
    body: text('body').notNull(),
    createdAt: createdAt(),
    resolvedAt: instant('resolved_at'),
    resolvedBy: text('resolved_by').references(() => users.id, { onDelete: 'set null' }),
  },
  (table) => [
    index('comments_task').on(table.taskId, table.annotatorId),
    index('comments_project').on(table.projectId, table.id),
    index('comments_thread').on(table.replyToId),
  ],
);
