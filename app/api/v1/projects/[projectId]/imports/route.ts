import { createImportContract } from '@/core/contracts/create-import.contract';
import { listImportsContract } from '@/core/contracts/list-imports.contract';
import { defineRoute } from '@/server/http/define-route';
import { listImports } from '@/server/imports/list-imports';
import { uploadImport } from '@/server/imports/upload-import';

export const GET = defineRoute(listImportsContract, ({ ctx, params }) => listImports(ctx, params));
export const POST = defineRoute(createImportContract, ({ ctx, params, request }) =>
  uploadImport(ctx, { ...params, request }),
);
