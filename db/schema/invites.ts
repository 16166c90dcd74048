import { index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { ProjectRole } from '@/core/roles';
import { createdAt, instant, primaryId } from './columns';
import { projects } from './projects';
import { users } from './users';

export const invites = pgTable(
  'invites',
  {
    id: primaryId(),
    projectId: text('project_id')
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    role: text('role').$type<ProjectRole>().notNull(),
    email: text('email'),
    secretHash: text('secret_hash').notNull(),
    createdBy: text('created_by')
      .notNull()
      .references(() => users.id),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    revokedAt: instant('revoked_at'),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('invites_secret').on(table.secretHash),
    index('invites_project').on(table.projectId),
  ],
);
