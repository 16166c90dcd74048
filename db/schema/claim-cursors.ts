import { bigint, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { projects } from './projects';
import { users } from './users';

/** Where a person's next claim goes on: keeps the claim at flat cost for the prolific. */
export const claimCursors = pgTable(
  'claim_cursors',
  {
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    projectId: text('project_id')
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    rank: bigint('rank', { mode: 'number' }).notNull(),
    taskId: text('task_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.projectId] })],
);
