import { getImportContract } from '@/core/contracts/get-import.contract';
import { defineRoute } from '@/server/http/define-route';
import { getImport } from '@/server/imports/get-import';

export const GET = defineRoute(getImportContract, ({ ctx, params }) => getImport(ctx, params));
