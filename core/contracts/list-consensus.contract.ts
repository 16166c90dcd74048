import { z } from 'zod';
import { RegionSchema } from '../annotation';
import { idSchema } from '../ids';
import { InstantSchema, PageQuerySchema, ProjectParamsSchema, pageOf } from './common';
import { defineContract } from './define-contract';

/** A fused region: where it comes from and how sure the votes are. */
export const ConsensusRegionSchema = z.object({
  region: RegionSchema,
  /** Share of the people who drew it, 0–1. */
  support: z.number(),
  voteCount: z.number().int(),
  /** Share of those votes that named this class. */
  classShare: z.number(),
  /** Below the quorum: shown to the reviewer, not part of the label. */
  isDisputed: z.boolean(),
});

export const ConsensusViewSchema = z.object({
  id: idSchema('consensus'),
  taskId: idSchema('task'),
  itemId: idSchema('item'),
  itemName: z.string(),
  method: z.string(),
  version: z.number().int(),
  /** pending: votes are missing; agreed; disputed: needs a decision; resolved: a person decided. */
  state: z.enum(['pending', 'agreed', 'disputed', 'resolved']),
  regions: z.array(ConsensusRegionSchema),
  classIds: z.array(z.number().int()),
  /** Posterior of each class id, for tasks with a class of the whole item. */
  posterior: z.record(z.string(), z.number()),
  /** 0–1: the class’s posterior, or the mean support of the kept regions. */
  confidence: z.number(),
  /** 0–1: share of agreeing pairs, or mean pairwise F1 at IoU .5. Null below two votes. */
  agreement: z.number().nullable(),
  voteCount: z.number().int(),
  computedAt: InstantSchema,
});
export type ConsensusView = z.infer<typeof ConsensusViewSchema>;

export const listConsensusContract = defineContract({
  id: 'list-consensus',
  method: 'GET',
  path: '/api/v1/projects/{projectId}/consensus',
  summary: 'One row a task that has votes: regions or class, confidence, agreement, state',
  policy: { access: 'actor', action: 'consensus.read', scope: 'annotations:read' },
  params: ProjectParamsSchema,
  query: PageQuerySchema.extend({
    state: z.enum(['pending', 'agreed', 'disputed', 'resolved']).optional(),
  }).strict(),
  response: pageOf(ConsensusViewSchema),
});
