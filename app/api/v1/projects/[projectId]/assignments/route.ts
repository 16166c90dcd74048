import { claimAssignmentsContract } from '@/core/contracts/claim-assignments.contract';
import { claimAssignments } from '@/server/assignments/claim-assignments';
import { defineRoute } from '@/server/http/define-route';

export const POST = defineRoute(claimAssignmentsContract, ({ ctx, params, body }) =>
  claimAssignments(ctx, { ...body, ...params }),
);
