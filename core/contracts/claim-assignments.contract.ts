import { z } from 'zod';
import { AnswerSchema } from '../annotation';
import { idSchema } from '../ids';
import { MeasuredHelpSchema } from '../models/measured-help';
import { searchWordsOf } from '../text/search-words';
import { InstantSchema, ProjectParamsSchema } from './common';
import { defineContract } from './define-contract';
import { ItemViewSchema } from './list-items.contract';

export const DraftViewSchema = z.object({
  answer: AnswerSchema,
  /** Counts up with each save; sent as If-Match. */
  version: z.number().int(),
  savedAt: InstantSchema,
});

export const AssignmentViewSchema = z.object({
  id: idSchema('assignment'),
  projectId: idSchema('project'),
  state: z.enum(['active', 'submitted', 'skipped', 'expired']),
  leaseExpiresAt: InstantSchema,
  task: z.object({
    id: idSchema('task'),
    /** A control: the model runs, but nothing of it is shown. The person is not told. */
    isBlind: z.boolean(),
  }),
  item: ItemViewSchema,
  draft: DraftViewSchema.nullable(),
  labelSchemaVersion: z.number().int(),
});
export type AssignmentView = z.infer<typeof AssignmentViewSchema>;

/** Where the browser finds the model to pre-label with; null where the project has none. */
export const PreLabelSourceSchema = z.object({
  modelVersionId: idSchema('modelVersion'),
  modelName: z.string(),
  version: z.number().int(),
  /** The model card, see core/models/model-card.ts. */
  card: z.unknown(),
  fileUrl: z.string(),
  sha256: z.string(),
  sizeBytes: z.number().int(),
  /** What became of its help to the last items. */
  measured: MeasuredHelpSchema,
  /** Its proposals cost more than they save: it runs silently, as on blind tasks. */
  isPaused: z.boolean(),
  /** The boxes that clicks take from it have to be changed too often: clicks take none. */
  areClicksPaused: z.boolean(),
});
export type PreLabelSource = z.infer<typeof PreLabelSourceSchema>;

/** The most tasks that one call hands out: a list of bulk labelling, or a pack for working offline. */
export const CLAIMS_MAX = 50;

/** The longest text to look for in a list of bulk labelling, characters. */
export const MATCHING_CHARS_MAX = 200;

export const claimAssignmentsContract = defineContract({
  id: 'claim-assignments',
  method: 'POST',
  path: '/api/v1/projects/{projectId}/assignments',
  summary:
    'Claim up to `count` tasks under a lease of 15 minutes; an empty list means there is no more work now',
  policy: { access: 'actor', action: 'work.label', scope: 'work:write' },
  isIdempotent: true,
  status: 200,
  params: ProjectParamsSchema,
  body: z
    .object({
      count: z.number().int().min(1).max(CLAIMS_MAX).default(1),
      /** Begin with the caller’s assignments that are active already (after a reload). */
      resume: z.boolean().default(false),
      /** For the list of bulk labelling; refused where the project does not allow that. */
      isBulk: z.boolean().default(false),
      /**
       * Words that must all occur in the text or the name of an item, as they are written but for
       * their case; new assignments alone are chosen by them, in the order of the tasks.
       */
      matching: z
        .string()
        .trim()
        .min(1)
        .max(MATCHING_CHARS_MAX)
        .refine((text) => searchWordsOf(text).length > 0, { message: 'There is no word in it' })
        .optional(),
      /** Whose browser asks: refused where somebody else is signed in there by now. */
      userId: idSchema('user').optional(),
    })
    .strict()
    .refine(({ isBulk, matching }) => isBulk || matching === undefined, {
      message: 'Only a list of bulk labelling is chosen by words',
      path: ['matching'],
    }),
  response: z.object({
    assignments: z.array(AssignmentViewSchema),
    preLabelSource: PreLabelSourceSchema.nullable(),
  }),
});
