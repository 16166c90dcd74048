import {
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { ConsensusView } from '@/core/contracts/list-consensus.contract';
import { instant, primaryId } from './columns';
import { projects } from './projects';
import { tasks } from './tasks';

/** The derived outcome of one task's votes; may be thrown away and computed anew at any time. */
export const consensus = pgTable(
  'consensus',
  {
    id: primaryId(),
    taskId: text('task_id')
      .notNull()
      .references(() => tasks.id, { onDelete: 'cascade' }),
    projectId: text('project_id')
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    method: text('method').notNull(),
    /** Counts up each time the outcome is derived anew. */
    version: integer('version').notNull().default(1),
    state: text('state').$type<'pending' | 'agreed' | 'disputed'>().notNull(),
    regions: jsonb('regions').$type<ConsensusView['regions']>().notNull(),
    classIds: integer('class_ids').array().notNull(),
    posterior: jsonb('posterior').$type<Record<string, number>>().notNull(),
    confidence: doublePrecision('confidence').notNull(),
    agreement: doublePrecision('agreement'),
    voteCount: integer('vote_count').notNull(),
    computedAt: instant('computed_at').notNull(),
  },
  (table) => [
    uniqueIndex('consensus_task').on(table.taskId),
    index('consensus_state').on(table.projectId, table.state, table.taskId),
  ],
);
