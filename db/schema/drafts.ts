import { integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { Answer } from '@/core/annotation';
import type { DraftDocument } from '@/core/draft/draft-document';
import { assignments } from './assignments';
import { instant } from './columns';

/** An unfinished answer; it outlives the submit for as long as that can be taken back. */
export const drafts = pgTable('drafts', {
  assignmentId: text('assignment_id')
    .primaryKey()
    .references(() => assignments.id, { onDelete: 'cascade' }),
  answer: jsonb('answer').$type<Answer>().notNull(),
  /** Also what the answer leaves out; null in rows from before there were operations. */
  document: jsonb('document').$type<DraftDocument>(),
  /** The number of the newest operation. */
  seq: integer('seq').notNull().default(0),
  version: integer('version').notNull(),
  savedAt: instant('saved_at').notNull(),
});
