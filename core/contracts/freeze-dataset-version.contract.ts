import { z } from 'zod';
import { idSchema } from '../ids';
import { LabelSchemaSchema, ProjectKindSchema } from '../label-schema/label-schema';
import { InstantSchema, ProjectParamsSchema } from './common';
import { defineContract } from './define-contract';

export const SplitSchema = z.enum(['train', 'val', 'test']);
export type Split = z.infer<typeof SplitSchema>;

export const SplitSharesSchema = z
  .object({
    train: z.number().min(0).max(1),
    val: z.number().min(0).max(1),
    test: z.number().min(0).max(1),
  })
  .strict()
  .refine((shares) => Math.abs(shares.train + shares.val + shares.test - 1) < 1e-6, {
    message: 'The shares must add up to 1',
  });

export const DatasetVersionViewSchema = z.object({
  id: idSchema('datasetVersion'),
  projectId: idSchema('project'),
  name: z.string(),
  kind: ProjectKindSchema,
  /** sha256 over the canonical manifest: equal hashes are equal datasets. */
  contentHash: z.string(),
  splits: z.object({ train: z.number(), val: z.number(), test: z.number() }),
  labelSchema: LabelSchemaSchema,
  statistics: z.object({
    items: z.number().int(),
    regions: z.number().int(),
    itemsBySplit: z.record(z.string(), z.number().int()),
    /** classId → split → count of regions (boxes) or items (classes). */
    classesBySplit: z.record(z.string(), z.record(z.string(), z.number().int())),
    sources: z.record(z.string(), z.number().int()),
  }),
  createdAt: InstantSchema,
  createdBy: z.string().nullable(),
});
export type DatasetVersionView = z.infer<typeof DatasetVersionViewSchema>;

export const freezeDatasetVersionContract = defineContract({
  id: 'freeze-dataset-version',
  method: 'POST',
  path: '/api/v1/projects/{projectId}/dataset-versions',
  summary:
    'Freeze the labels there are now; splits go by a hash of the content, so an item keeps its split for ever',
  policy: { access: 'actor', action: 'dataset.write', scope: 'items:write' },
  isIdempotent: true,
  params: ProjectParamsSchema,
  body: z
    .object({
      name: z.string().trim().min(1).max(200),
      splits: SplitSharesSchema.default({ train: 0.8, val: 0.1, test: 0.1 }),
      /** `resolved`: agreed or decided tasks; `all`: also disputed ones, with the best answer so far. */
      include: z.enum(['resolved', 'all']).default('resolved'),
    })
    .strict(),
  response: DatasetVersionViewSchema,
});
