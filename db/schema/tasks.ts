import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { createdAt, primaryId } from './columns';
import { items } from './items';
import { projects } from './projects';

/**
 * The unit of labelling work. Invariant: `slots = wanted − live assignments` (active and
 * submitted, extra votes left out), never below 0; the claim statement relies on it.
 */
export const tasks = pgTable(
  'tasks',
  {
    id: primaryId(),
    projectId: text('project_id')
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    itemId: text('item_id')
      .notNull()
      .references(() => items.id, { onDelete: 'cascade' }),
    /** Ascending: the smallest is handed out first. */
    rank: bigint('rank', { mode: 'number' }).notNull(),
    wanted: integer('wanted').notNull(),
    slots: integer('slots').notNull(),
    status: text('status').$type<'open' | 'closed'>().notNull().default('open'),
    createdAt: createdAt(),
  },
  (table) => [
    check('tasks_slots', sql`${table.slots} >= 0`),
    uniqueIndex('tasks_item').on(table.itemId),
    index('tasks_claim')
      .on(table.projectId, table.rank, table.id)
      .where(sql`slots > 0 and status = 'open'`),
    // By an expression, so that the planner cannot take it for a claim and walk what is full.
    index('tasks_page').on(table.projectId, sql`(rank + 0)`, table.id),
  ],
);
