import { renewAssignmentContract } from '@/core/contracts/renew-assignment.contract';
import { renewAssignment } from '@/server/assignments/renew-assignment';
import { defineRoute } from '@/server/http/define-route';

export const POST = defineRoute(renewAssignmentContract, ({ ctx, params }) =>
  renewAssignment(ctx, params),
);
