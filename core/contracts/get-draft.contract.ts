import { z } from 'zod';
import { DraftDocumentSchema } from '../draft/draft-document';
import { DraftOperationSchema } from '../draft/draft-operation';
import { AssignmentParamsSchema, InstantSchema } from './common';
import { defineContract } from './define-contract';

export const getDraftContract = defineContract({
  id: 'get-draft',
  method: 'GET',
  path: '/api/v1/assignments/{assignmentId}/draft',
  summary: 'The unfinished answer with all that was done to it, so that work goes on anywhere',
  policy: { access: 'actor', action: 'work.label', scope: 'work:write' },
  params: AssignmentParamsSchema,
  response: z.object({
    /** Null where nothing was saved yet. */
    document: DraftDocumentSchema.nullable(),
    /** Sent as If-Match; 0 where this assignment has no draft of its own yet. */
    version: z.number().int(),
    /** The number of the newest operation; 0 where there is none. */
    seq: z.number().int(),
    savedAt: InstantSchema.nullable(),
    /** Oldest first; they end with the document and reach back as far as they are kept. */
    operations: z.array(DraftOperationSchema),
  }),
});
