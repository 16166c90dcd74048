import { listDatasetItemsContract } from '@/core/contracts/list-dataset-items.contract';
import { listDatasetItems } from '@/server/datasets/list-dataset-items';
import { defineRoute } from '@/server/http/define-route';

export const GET = defineRoute(listDatasetItemsContract, ({ ctx, params, query }) =>
  listDatasetItems(ctx, { ...params, ...query }),
);
