import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { instant, primaryId } from './columns';

/** Append-only; written in the transaction of what it tells of. No foreign keys: it outlives all. */
export const auditEvents = pgTable(
  'audit_events',
  {
    id: primaryId(),
    at: instant('at').notNull().default(sql`now()`),
    actorId: text('actor_id'),
    event: text('event').notNull(),
    projectId: text('project_id'),
    objectId: text('object_id'),
    details: jsonb('details').$type<Record<string, unknown>>().notNull().default({}),
  },
  (table) => [index('audit_events_project').on(table.projectId, table.at)],
);
