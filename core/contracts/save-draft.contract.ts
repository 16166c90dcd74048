import { z } from 'zod';
import { AnswerSchema } from '../annotation';
import { DraftDocumentSchema } from '../draft/draft-document';
import { DraftOperationSchema, OPERATIONS_KEPT } from '../draft/draft-operation';
import { AssignmentParamsSchema, InstantSchema } from './common';
import { defineContract } from './define-contract';

/** The unfinished answer as a whole, in place of what was there. */
const WholeAnswerSchema = z.object({ answer: AnswerSchema }).strict();

/** What was done since the version of If-Match, in order. */
const OperationsSchema = z
  .object({
    operations: z.array(DraftOperationSchema).min(1).max(OPERATIONS_KEPT),
    /** The outcome; needed where the server has none to go on from, or operations are missing. */
    document: DraftDocumentSchema.optional(),
  })
  .strict();

export const saveDraftContract = defineContract({
  id: 'save-draft',
  method: 'PATCH',
  path: '/api/v1/assignments/{assignmentId}/draft',
  summary:
    'Keep the unfinished answer; If-Match is the draft’s version ("v0" for the first). Also renews the lease',
  policy: { access: 'actor', action: 'work.label', scope: 'work:write' },
  needsIfMatch: true,
  bodyBytesMax: 16 * 1024 * 1024,
  params: AssignmentParamsSchema,
  body: z.union([WholeAnswerSchema, OperationsSchema]),
  response: z.object({
    version: z.number().int(),
    /** The number of the newest operation. */
    seq: z.number().int(),
    savedAt: InstantSchema,
    leaseExpiresAt: InstantSchema,
    /** The version of the label schema now in force. */
    labelSchemaVersion: z.number().int(),
  }),
});
