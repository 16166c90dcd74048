import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { createdAt, primaryId } from './columns';
import { projects } from './projects';

export const models = pgTable(
  'models',
  {
    id: primaryId(),
    projectId: text('project_id')
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    /** Unique on the instance: it is part of the address of :predict. */
    name: text('name').notNull().unique(),
    description: text('description').notNull().default(''),
    createdAt: createdAt(),
  },
  (table) => [index('models_project').on(table.projectId)],
);
