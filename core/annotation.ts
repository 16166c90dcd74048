import { z } from 'zod';
import { idSchema } from './ids';

/** Where a region comes from: drawn by hand, taken over from a model, or a model's and changed. */
export const OriginSchema = z.enum(['manual', 'prediction', 'prediction_edited']);
export type Origin = z.infer<typeof OriginSchema>;

const finite = z.number().finite();

/**
 * What a person says of a region beside its class: partly covered by something else; cut off by
 * the image's edge; hard to tell, left out of scores; one region around a crowd (COCO `iscrowd`).
 */
export const RegionFlagSchema = z.enum(['occluded', 'truncated', 'difficult', 'crowd']);
export type RegionFlag = z.infer<typeof RegionFlagSchema>;

const regionBase = {
  /** Made by the client; the server makes one where it is absent. */
  id: idSchema('region').optional(),
  /** The LabelClass's frozen integer id. */
  classId: z.number().int().min(0).max(1_000_000),
  attributes: z
    .record(z.string().max(100), z.union([z.string().max(2000), finite, z.boolean()]))
    .default({}),
  origin: OriginSchema.default('manual'),
  /** The model's confidence when the region began as a prediction, 0–1. */
  confidence: finite.min(0).max(1).optional(),
  /** Absent: none of them. */
  flags: z.array(RegionFlagSchema).min(1).max(4).optional(),
  /** Regions of one answer with the same number belong together; absent: to no group. */
  group: z.number().int().min(1).max(1_000_000).optional(),
};

/** A box: ImagePx of the upright original, origin top-left, rotation in degrees clockwise about the centre. */
export const BoxRegionSchema = z
  .object({
    kind: z.literal('box'),
    ...regionBase,
    x: finite.min(-1e6).max(1e6),
    y: finite.min(-1e6).max(1e6),
    width: finite.positive().max(1e6),
    height: finite.positive().max(1e6),
    rotation: finite.min(-360).max(360).default(0),
  })
  .strict();
export type BoxRegion = z.infer<typeof BoxRegionSchema>;

export const POLYGON_POINTS_MAX = 2_000;

/**
 * A polygon without holes: corners `[x, y]` in ImagePx, closed from the last to the first. It should
 * not cross itself; where it does, it covers what the even-odd rule says.
 */
export const PolygonRegionSchema = z
  .object({
    kind: z.literal('polygon'),
    ...regionBase,
    points: z
      .array(z.tuple([finite.min(-1e6).max(1e6), finite.min(-1e6).max(1e6)]))
      .min(3)
      .max(POLYGON_POINTS_MAX),
  })
  .strict();
export type PolygonRegion = z.infer<typeof PolygonRegionSchema>;

/** A stretch of a text: `start` inclusive, `end` exclusive, both in Unicode code points. */
export const SpanRegionSchema = z
  .object({
    kind: z.literal('span'),
    ...regionBase,
    start: z.number().int().min(0).max(100_000_000),
    end: z.number().int().min(1).max(100_000_000),
  })
  .strict()
  .refine(({ start, end }) => end > start, { message: 'A span ends after its start' });
export type SpanRegion = z.infer<typeof SpanRegionSchema>;

/** One mark of an Annotation. A further kind is a further branch here. */
export const RegionSchema = z.discriminatedUnion('kind', [
  BoxRegionSchema,
  PolygonRegionSchema,
  SpanRegionSchema,
]);
export type Region = z.infer<typeof RegionSchema>;
/** A region of a picture: what has a place in ImagePx. */
export type ImageRegion = BoxRegion | PolygonRegion;

export const REGIONS_MAX = 20_000;

/** What one person answers to one task: regions (the later lie on top), and classes of the item. */
export const AnswerSchema = z
  .object({
    regions: z.array(RegionSchema).max(REGIONS_MAX).default([]),
    classIds: z.array(z.number().int().min(0).max(1_000_000)).max(1000).default([]),
  })
  .strict();
export type Answer = z.infer<typeof AnswerSchema>;
