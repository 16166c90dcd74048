import { z } from 'zod';

const base = {
  /** The key in a Region's `attributes`. */
  name: z.string().trim().min(1).max(100),
  /** The classes that have it, by frozen id; absent: every class. */
  classIds: z.array(z.number().int().min(0)).min(1).max(2000).optional(),
  /** A region without a value cannot be submitted. */
  isRequired: z.boolean().optional(),
};

const finite = z.number().finite();

/** One question about each region, with the value a new region starts with. */
export const AttributeDefinitionSchema = z.discriminatedUnion('type', [
  z
    .object({
      type: z.literal('select'),
      ...base,
      options: z.array(z.string().trim().min(1).max(200)).min(1).max(200),
      default: z.string().max(200).optional(),
    })
    .strict(),
  z.object({ type: z.literal('checkbox'), ...base, default: z.boolean().optional() }).strict(),
  z
    .object({
      type: z.literal('number'),
      ...base,
      min: finite.optional(),
      max: finite.optional(),
      step: finite.positive().optional(),
      default: finite.optional(),
    })
    .strict(),
  z.object({ type: z.literal('text'), ...base, default: z.string().max(2000).optional() }).strict(),
]);
export type AttributeDefinition = z.infer<typeof AttributeDefinitionSchema>;
