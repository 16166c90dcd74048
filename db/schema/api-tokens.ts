import { index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { Scope } from '@/core/roles';
import { createdAt, instant, primaryId } from './columns';
import { projects } from './projects';
import { users } from './users';

export const apiTokens = pgTable(
  'api_tokens',
  {
    id: primaryId(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    preview: text('preview').notNull(),
    /** sha256 of the whole token. */
    secretHash: text('secret_hash').notNull(),
    scopes: text('scopes').array().$type<Scope[]>().notNull(),
    projectId: text('project_id').references(() => projects.id, { onDelete: 'cascade' }),
    expiresAt: instant('expires_at').notNull(),
    revokedAt: instant('revoked_at'),
    lastUsedAt: instant('last_used_at'),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('api_tokens_secret').on(table.secretHash),
    index('api_tokens_user').on(table.userId),
  ],
);
