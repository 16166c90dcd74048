import { pgTable, primaryKey, real, text } from 'drizzle-orm/pg-core';
import { createdAt } from './columns';
import { projects } from './projects';

/** Progress of a ready-made model being fetched for a project. */
export const readyMadeModels = pgTable(
  'ready_made_models',
  {
    projectId: text('project_id')
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    name: text('name').$type<'nanodet-coco'>().notNull(),
    state: text('state').$type<'fetching' | 'converting' | 'added' | 'failed'>().notNull(),
    progress: real('progress').notNull().default(0),
    failure: text('failure'),
    modelVersionId: text('model_version_id'),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.name] })],
);
