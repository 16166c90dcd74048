import { z } from 'zod';
import { AttributeDefinitionSchema } from './attribute-definition';

export const ProjectKindSchema = z.enum(['image', 'text']);
export type ProjectKind = z.infer<typeof ProjectKindSchema>;

export const RegionKindSchema = z.enum(['box', 'polygon', 'span']);
export type RegionKind = z.infer<typeof RegionKindSchema>;

/** `none`: the item as a whole has no class; `single` / `multiple`: exactly one / any number. */
export const ChoiceSchema = z.enum(['none', 'single', 'multiple']);
export type Choice = z.infer<typeof ChoiceSchema>;

/** `event.code` of the key that chooses the class, such as `Digit1` or `KeyC`. */
const ShortcutSchema = z.string().regex(/^(Digit\d|Key[A-Z]|Numpad\d|F\d{1,2})$/);
const ColorSchema = z.string().regex(/^#[0-9a-fA-F]{6}$/);
const ClassNameSchema = z.string().trim().min(1).max(200);

/** Words of an item's text that hint at the class; matched without regard to case. */
const KeywordsSchema = z.array(z.string().trim().min(1).max(100)).max(200);
/** The class above in a taxonomy, by its frozen id. */
const ParentIdSchema = z.number().int().min(0);

export const LabelClassSchema = z
  .object({
    /** Assigned once, never reordered or reused: the position at creation. */
    id: z.number().int().min(0),
    name: ClassNameSchema,
    color: ColorSchema,
    shortcut: ShortcutSchema.nullable(),
    /** A tombstone: no longer offered, still known in what was labelled with it. */
    isDeleted: z.boolean(),
    /** Absent: the class stands at the top. */
    parentId: ParentIdSchema.optional(),
    keywords: KeywordsSchema.optional(),
  })
  .strict();
export type LabelClass = z.infer<typeof LabelClassSchema>;

/** The versioned set of classes and tools of one project. */
export const LabelSchemaSchema = z
  .object({
    classes: z.array(LabelClassSchema).max(2000),
    regions: z.array(RegionKindSchema),
    choice: ChoiceSchema,
    /** What is asked of each region; absent: nothing. */
    attributes: z.array(AttributeDefinitionSchema).max(50).optional(),
  })
  .strict();
export type LabelSchema = z.infer<typeof LabelSchemaSchema>;

/** What a caller sends for a new project: ids are the positions, colours and keys are filled in. */
export const LabelSchemaInputSchema = z
  .object({
    classes: z
      .array(
        z
          .object({
            name: ClassNameSchema,
            color: ColorSchema.optional(),
            shortcut: ShortcutSchema.nullable().optional(),
            /** A position in this list. */
            parentId: ParentIdSchema.optional(),
            keywords: KeywordsSchema.optional(),
          })
          .strict(),
      )
      .min(1)
      .max(2000),
    regions: z.array(RegionKindSchema).optional(),
    choice: ChoiceSchema.optional(),
    attributes: z.array(AttributeDefinitionSchema).max(50).optional(),
  })
  .strict();
export type LabelSchemaInput = z.infer<typeof LabelSchemaInputSchema>;

/** What a caller sends for a new version: known ids are kept, absent ones become tombstones. */
export const LabelSchemaChangeSchema = LabelSchemaInputSchema.extend({
  classes: z
    .array(
      z
        .object({
          id: z.number().int().min(0).optional(),
          name: ClassNameSchema,
          color: ColorSchema.optional(),
          shortcut: ShortcutSchema.nullable().optional(),
          /** A known class id, or that of a class new in this change: they get the ids after the highest. */
          parentId: ParentIdSchema.nullable().optional(),
          keywords: KeywordsSchema.optional(),
        })
        .strict(),
    )
    .min(1)
    .max(2000),
}).strict();
export type LabelSchemaChange = z.infer<typeof LabelSchemaChangeSchema>;
