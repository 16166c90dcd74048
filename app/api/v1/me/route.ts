import { getMeContract } from '@/core/contracts/get-me.contract';
import { updateMeContract } from '@/core/contracts/update-me.contract';
import { defineRoute } from '@/server/http/define-route';
import { getMe } from '@/server/users/get-me';
import { updateMe } from '@/server/users/update-me';

export const GET = defineRoute(getMeContract, ({ ctx }) => getMe(ctx));
export const PATCH = defineRoute(updateMeContract, ({ ctx, body }) => updateMe(ctx, body));
