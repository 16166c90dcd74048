import { getInviteContract } from '@/core/contracts/get-invite.contract';
import { definePublicRoute } from '@/server/http/define-route';
import { getInvite } from '@/server/invites/get-invite';

export const POST = definePublicRoute(getInviteContract, ({ ctx, body }) => getInvite(ctx, body));
