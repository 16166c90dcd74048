import { createInviteContract } from '@/core/contracts/create-invite.contract';
import { listInvitesContract } from '@/core/contracts/list-invites.contract';
import { defineRoute } from '@/server/http/define-route';
import { createInvite } from '@/server/invites/create-invite';
import { listInvites } from '@/server/invites/list-invites';

export const GET = defineRoute(listInvitesContract, ({ ctx, params }) => listInvites(ctx, params));
export const POST = defineRoute(createInviteContract, ({ ctx, params, body }) =>
  createInvite(ctx, { ...params, ...body }),
);
