import { z } from 'zod';
import { idSchema } from '../ids';
import { InstantSchema, ProjectParamsSchema } from './common';
import { defineContract } from './define-contract';

export const ImportFormatSchema = z.enum(['images', 'csv', 'jsonl', 'txt']);

export const ImportViewSchema = z.object({
  id: idSchema('import'),
  projectId: idSchema('project'),
  format: ImportFormatSchema,
  /** received → processing → completed, or failed when nothing could be read at all. */
  state: z.enum(['received', 'processing', 'completed', 'failed']),
  counts: z.object({
    /** Rows or pictures found so far; the total once processing has ended. */
    found: z.number().int(),
    imported: z.number().int(),
    /** The same content was there already; nothing is made twice. */
    duplicates: z.number().int(),
    rejected: z.number().int(),
  }),
  /** The first 1,000 rejections: the file (and its line, from 1), why, and a stable code. */
  rejections: z.array(
    z.object({
      name: z.string(),
      line: z.number().int().nullable(),
      code: z.string(),
      reason: z.string(),
    }),
  ),
  failure: z.string().nullable(),
  createdAt: InstantSchema,
  completedAt: InstantSchema.nullable(),
});
export type ImportView = z.infer<typeof ImportViewSchema>;

export const createImportContract = defineContract({
  id: 'create-import',
  method: 'POST',
  path: '/api/v1/projects/{projectId}/imports',
  summary:
    'Upload pictures (jpeg, png, webp, or a zip of them) or texts (csv with a `text` column, jsonl with `text`, txt one a line); processed in the background',
  policy: { access: 'actor', action: 'import.write', scope: 'items:write' },
  isIdempotent: true,
  status: 202,
  params: ProjectParamsSchema,
  bodyKind: 'multipart',
  body: z.object({ format: ImportFormatSchema }).strict(),
  response: ImportViewSchema,
});
