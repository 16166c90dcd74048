import { addMemberContract } from '@/core/contracts/add-member.contract';
import { listMembersContract } from '@/core/contracts/list-members.contract';
import { defineRoute } from '@/server/http/define-route';
import { addMember } from '@/server/members/add-member';
import { listMembers } from '@/server/members/list-members';

export const GET = defineRoute(listMembersContract, ({ ctx, params }) => listMembers(ctx, params));
export const POST = defineRoute(addMemberContract, ({ ctx, params, body }) =>
  addMember(ctx, { ...params, ...body }),
);
