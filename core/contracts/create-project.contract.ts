import { z } from 'zod';
import { idSchema } from '../ids';
import {
  LabelSchemaInputSchema,
  LabelSchemaSchema,
  ProjectKindSchema,
} from '../label-schema/label-schema';
import { ProjectRoleSchema } from '../roles';
import { InstantSchema } from './common';
import { defineContract } from './define-contract';

/** How votes become one label; may change at any time without losing a vote. */
export const ConsensusSettingsSchema = z
  .object({
    classMethod: z.enum(['majority', 'dawid-skene']).default('dawid-skene'),
    /** A class is agreed when its confidence reaches this. */
    confidenceMin: z.number().min(0.5).max(1).default(0.8),
    /** IoU from which boxes of different people are one object. */
    boxGateIou: z.number().min(0.05).max(0.95).default(0.3),
    /** The share of people who must have drawn an object for it to be kept. */
    boxQuorum: z.number().min(0).max(1).default(0.5),
  })
  .strict();
export type ConsensusSettings = z.infer<typeof ConsensusSettingsSchema>;

/** Of 100 tasks so many are labelled without a model’s proposals, as a control. */
export const BlindPercentSchema = z.number().int().min(0).max(50);

export const GUIDE_CHARS_MAX = 100_000;

export const ProjectViewSchema = z.object({
  id: idSchema('project'),
  name: z.string(),
  description: z.string(),
  kind: ProjectKindSchema,
  /** Markdown for the annotators. */
  guide: z.string(),
  annotationsPerTask: z.number().int(),
  /** Annotators may give many items their class at once, in a list. */
  allowsBulk: z.boolean(),
  blindPercent: BlindPercentSchema,
  /** A model’s proposals and one-click boxes are paused where they cost more than they save. */
  pausesPoorHelp: z.boolean(),
  consensus: ConsensusSettingsSchema,
  labelSchema: LabelSchemaSchema,
  labelSchemaVersion: z.number().int(),
  isDemo: z.boolean(),
  version: z.number().int(),
  createdAt: InstantSchema,
  /** The caller's role; null for an instance admin who is no member. */
  role: ProjectRoleSchema.nullable(),
});
export type ProjectView = z.infer<typeof ProjectViewSchema>;

export const createProjectContract = defineContract({
  id: 'create-project',
  method: 'POST',
  path: '/api/v1/projects',
  summary: 'Create an image or a text project; the caller becomes its manager',
  policy: { access: 'actor', action: 'project.create', scope: 'projects:write' },
  isIdempotent: true,
  body: z
    .object({
      name: z.string().trim().min(1).max(200),
      description: z.string().max(5000).default(''),
      kind: ProjectKindSchema,
      labelSchema: LabelSchemaInputSchema,
      /** How many people answer each task (overlap). */
      annotationsPerTask: z.number().int().min(1).max(50).default(1),
      guide: z.string().max(GUIDE_CHARS_MAX).default(''),
      allowsBulk: z.boolean().optional(),
      blindPercent: BlindPercentSchema.optional(),
      pausesPoorHelp: z.boolean().optional(),
      consensus: ConsensusSettingsSchema.partial().optional(),
    })
    .strict(),
  response: ProjectViewSchema,
});
