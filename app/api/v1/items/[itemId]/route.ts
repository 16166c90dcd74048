import { getItemContract } from '@/core/contracts/get-item.contract';
import { defineRoute } from '@/server/http/define-route';
import { getItem } from '@/server/items/get-item';

export const GET = defineRoute(getItemContract, ({ ctx, params }) => getItem(ctx, params));
