import { integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { Preferences } from '@/core/preferences';
import { instant } from './columns';
import { users } from './users';

/** One row for whoever has chosen anything. */
export const userPreferences = pgTable('user_preferences', {
  userId: text('user_id')
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  preferences: jsonb('preferences').$type<Preferences>().notNull(),
  version: integer('version').notNull(),
  savedAt: instant('saved_at').notNull(),
});
