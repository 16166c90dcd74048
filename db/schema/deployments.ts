import { sql } from 'drizzle-orm';
import { boolean, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { createdAt, primaryId } from './columns';
import { modelVersions } from './model-versions';
import { projects } from './projects';

export const deployments = pgTable(
  'deployments',
  {
    id: primaryId(),
    projectId: text('project_id')
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    modelVersionId: text('model_version_id')
      .notNull()
      .references(() => modelVersions.id, { onDelete: 'cascade' }),
    kind: text('kind').$type<'browser_prelabel' | 'rest'>().notNull(),
    /** Whether its proposals were paused when work was last claimed. */
    isPaused: boolean('is_paused').notNull().default(false),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('deployments_prelabel').on(table.projectId).where(sql`kind = 'browser_prelabel'`),
    uniqueIndex('deployments_once').on(table.projectId, table.kind, table.modelVersionId),
  ],
);
