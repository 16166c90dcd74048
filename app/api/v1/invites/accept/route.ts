import { acceptInviteContract } from '@/core/contracts/accept-invite.contract';
import { definePublicRoute } from '@/server/http/define-route';
import { acceptInvite } from '@/server/invites/accept-invite';

export const POST = definePublicRoute(acceptInviteContract, ({ ctx, body }) =>
  acceptInvite(ctx, body),
);
