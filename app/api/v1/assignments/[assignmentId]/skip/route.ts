import { skipAssignmentContract } from '@/core/contracts/skip-assignment.contract';
import { skipAssignment } from '@/server/assignments/skip-assignment';
import { defineRoute } from '@/server/http/define-route';

export const POST = defineRoute(skipAssignmentContract, ({ ctx, params, body }) =>
  skipAssignment(ctx, { ...body, ...params }),
);
