import { removeMemberContract } from '@/core/contracts/remove-member.contract';
import { updateMemberContract } from '@/core/contracts/update-member.contract';
import { defineRoute } from '@/server/http/define-route';
import { removeMember } from '@/server/members/remove-member';
import { updateMember } from '@/server/members/update-member';

export const PATCH = defineRoute(updateMemberContract, ({ ctx, params, body }) =>
  updateMember(ctx, { ...params, ...body }),
);
export const DELETE = defineRoute(removeMemberContract, ({ ctx, params }) =>
  removeMember(ctx, params),
);
