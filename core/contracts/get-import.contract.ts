import { z } from 'zod';
import { idSchema } from '../ids';
import { ImportViewSchema } from './create-import.contract';
import { defineContract } from './define-contract';

export const getImportContract = defineContract({
  id: 'get-import',
  method: 'GET',
  path: '/api/v1/imports/{importId}',
  summary: 'Progress of an import and the report of what was rejected and why',
  policy: { access: 'actor', action: 'import.read', scope: 'items:write' },
  params: z.object({ importId: idSchema('import') }).strict(),
  response: ImportViewSchema,
});
