import {
  boolean,
  doublePrecision,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core';
import type { DraftDiff } from '@/core/draft/draft-diff';
import type { DraftOperation } from '@/core/draft/draft-operation';
import { drafts } from './drafts';

/** What led to a draft, in order; the oldest are dropped where there are too many. */
export const draftOperations = pgTable(
  'draft_operations',
  {
    assignmentId: text('assignment_id')
      .notNull()
      .references(() => drafts.assignmentId, { onDelete: 'cascade' }),
    seq: integer('seq').notNull(),
    /** Made by the writer: the same operation sent twice is known by it. */
    operationId: text('operation_id').notNull(),
    /** Milliseconds since 1970 on the writer's clock. */
    at: doublePrecision('at').notNull(),
    kind: text('kind').$type<DraftOperation['kind']>().notNull(),
    name: text('name').notNull(),
    joins: boolean('joins').notNull(),
    diff: jsonb('diff').$type<DraftDiff>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.assignmentId, table.seq] })],
);
