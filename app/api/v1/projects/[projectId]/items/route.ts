import { listItemsContract } from '@/core/contracts/list-items.contract';
import { defineRoute } from '@/server/http/define-route';
import { listItems } from '@/server/items/list-items';

export const GET = defineRoute(listItemsContract, ({ ctx, params, query }) =>
  listItems(ctx, { ...query, ...params }),
);
