import { getAssignmentContract } from '@/core/contracts/get-assignment.contract';
import { getAssignment } from '@/server/assignments/get-assignment';
import { defineRoute } from '@/server/http/define-route';

export const GET = defineRoute(getAssignmentContract, ({ ctx, params }) =>
  getAssignment(ctx, params),
);
