import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { createdAt, instant, primaryId } from './columns';
import { users } from './users';

/** One row a sign-in; the JWT carries its id and is worth nothing without it. */
export const sessions = pgTable(
  'sessions',
  {
    id: primaryId(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    expiresAt: instant('expires_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
    createdAt: createdAt(),
  },
  (table) => [index('sessions_user').on(table.userId)],
);
