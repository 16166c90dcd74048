import { boolean, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { ConsensusSettings } from '@/core/contracts/create-project.contract';
import type { ProjectKind } from '@/core/label-schema/label-schema';
import { createdAt, primaryId } from './columns';

export const projects = pgTable('projects', {
  id: primaryId(),
  name: text('name').notNull(),
  description: text('description').notNull().default(''),
  kind: text('kind').$type<ProjectKind>().notNull(),
  guide: text('guide').notNull().default(''),
  annotationsPerTask: integer('annotations_per_task').notNull().default(1),
  consensus: jsonb('consensus').$type<ConsensusSettings>().notNull(),
  allowsBulk: boolean('allows_bulk').notNull().default(false),
  /** Of 100 tasks so many are labelled without a model's proposals. */
  blindPercent: integer('blind_percent').notNull().default(5),
  /** A model's help is paused where it costs more than it saves. */
  pausesPoorHelp: boolean('pauses_poor_help').notNull().default(true),
  isDemo: boolean('is_demo').notNull().default(false),
  version: integer('version').notNull().default(1),
  createdAt: createdAt(),
});
