import { sql } from 'drizzle-orm';
import { boolean, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { InstanceRole } from '@/core/roles';
import { createdAt, primaryId } from './columns';

export const users = pgTable(
  'users',
  {
    id: primaryId(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    /** argon2id; null: no password chosen (one-time link, simulated annotators). */
    passwordHash: text('password_hash'),
    instanceRole: text('instance_role').$type<InstanceRole>().notNull().default('member'),
    isDisabled: boolean('is_disabled').notNull().default(false),
    /** A made-up annotator of the demo; can never sign in. */
    isSimulated: boolean('is_simulated').notNull().default(false),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex('users_email').on(sql`lower(${table.email})`)],
);
