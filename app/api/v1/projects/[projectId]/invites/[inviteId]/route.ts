import { revokeInviteContract } from '@/core/contracts/revoke-invite.contract';
import { defineRoute } from '@/server/http/define-route';
import { revokeInvite } from '@/server/invites/revoke-invite';

export const DELETE = defineRoute(revokeInviteContract, ({ ctx, params }) =>
  revokeInvite(ctx, params),
);
