import { getTileContract } from '@/core/contracts/get-tile.contract';
import { defineRoute } from '@/server/http/define-route';
import { getTile } from '@/server/tiles/get-tile';

export const GET = defineRoute(getTileContract, ({ ctx, params, request }) =>
  getTile(ctx, { ...params, request }),
);
/** Of its own: Next would run GET for it and read the tile in vain. */
export const HEAD = GET;
