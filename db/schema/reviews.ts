import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { annotations } from './annotations';
import { createdAt, primaryId } from './columns';
import { users } from './users';

export const reviews = pgTable(
  'reviews',
  {
    id: primaryId(),
    annotationId: text('annotation_id')
      .notNull()
      .references(() => annotations.id, { onDelete: 'cascade' }),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    verdict: text('verdict').$type<'approve' | 'reject' | 'comment'>().notNull(),
    comment: text('comment').notNull().default(''),
    createdAt: createdAt(),
  },
  (table) => [index('reviews_annotation').on(table.annotationId)],
);
