import { getProgressContract } from '@/core/contracts/get-progress.contract';
import { defineRoute } from '@/server/http/define-route';
import { getProgress } from '@/server/projects/get-progress';

export const GET = defineRoute(getProgressContract, ({ ctx, params }) => getProgress(ctx, params));
