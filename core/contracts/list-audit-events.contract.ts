import { z } from 'zod';
import { idSchema } from '../ids';
import { InstantSchema, PageQuerySchema, pageOf } from './common';
import { defineContract } from './define-contract';

export const listAuditEventsContract = defineContract({
  id: 'list-audit-events',
  method: 'GET',
  path: '/api/v1/audit',
  summary: 'Who did what and when, newest first',
  policy: { access: 'actor', action: 'audit.read', scope: 'admin' },
  query: PageQuerySchema,
  response: pageOf(
    z.object({
      id: idSchema('auditEvent'),
      at: InstantSchema,
      actorId: z.string().nullable(),
      actorName: z.string().nullable(),
      event: z.string(),
      objectId: z.string().nullable(),
      projectId: z.string().nullable(),
    }),
  ),
});
