import { sql } from 'drizzle-orm';
import { boolean, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { createdAt, instant, primaryId } from './columns';
import { projects } from './projects';
import { tasks } from './tasks';
import { users } from './users';

export const assignments = pgTable(
  'assignments',
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
    status: text('status')
      .$type<'active' | 'submitted' | 'skipped' | 'expired'>()
      .notNull()
      .default('active'),
    /** Holds one of the task's slots; an extra vote does not. */
    holdsSlot: boolean('holds_slot').notNull().default(true),
    leaseExpiresAt: instant('lease_expires_at').notNull(),
    skipReason: text('skip_reason'),
    skipComment: text('skip_comment'),
    endedAt: instant('ended_at'),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('assignments_person_task')
      .on(table.userId, table.taskId)
      .where(sql`status in ('active', 'submitted')`),
    index('assignments_past')
      .on(table.userId, table.taskId)
      .where(sql`status in ('skipped', 'expired')`),
    index('assignments_active').on(table.projectId, table.taskId).where(sql`status = 'active'`),
    index('assignments_leases').on(table.leaseExpiresAt).where(sql`status = 'active'`),
    index('assignments_task').on(table.taskId),
    index('assignments_person').on(table.projectId, table.userId, table.status),
  ],
);
