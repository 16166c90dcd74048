import { z } from 'zod';

export const DecoderSchema = z.enum(['nanodet', 'fcos', 'softmax', 'sigmoid']);

const ImageInputSchema = z
  .object({
    kind: z.literal('image'),
    name: z.string().min(1).max(200),
    widthPx: z.number().int().min(8).max(4096),
    heightPx: z.number().int().min(8).max(4096),
    layout: z.literal('nchw'),
    colorOrder: z.enum(['rgb', 'bgr']),
    /** In units of 0–255, in the colour order: value = (pixel − mean) / std. */
    mean: z.tuple([z.number(), z.number(), z.number()]),
    std: z.tuple([z.number().positive(), z.number().positive(), z.number().positive()]),
    /** `stretch` maps the whole picture onto the input; `letterbox` keeps the aspect, pads below and right. */
    resize: z.enum(['letterbox', 'stretch']),
    /** 0–255, what fills the padding. */
    padValue: z.number().min(0).max(255),
  })
  .strict();

const TextInputSchema = z
  .object({
    kind: z.literal('text'),
    name: z.string().min(1).max(200),
    /** `hashed-ngrams`: a dense float row [1, buckets] of L2-normalised counts, see hash-ngrams.ts. */
    featurizer: z.literal('hashed-ngrams'),
    buckets: z
      .number()
      .int()
      .min(16)
      .max(1 << 22),
    wordNgrams: z.tuple([z.number().int().min(1), z.number().int().max(4)]).nullable(),
    charNgrams: z.tuple([z.number().int().min(1), z.number().int().max(8)]).nullable(),
  })
  .strict();

/** What a model needs to be run and judged without its maker: travels with every ONNX file. */
export const ModelCardSchema = z
  .object({
    format: z.literal('concord-model-card/1'),
    name: z.string().min(1).max(200),
    description: z.string().max(5000).default(''),
    task: z.enum(['object-detection', 'text-classification', 'image-classification']),
    input: z.discriminatedUnion('kind', [ImageInputSchema, TextInputSchema]),
    outputs: z.array(z.string().min(1).max(200)).min(1).max(32),
    decoder: DecoderSchema,
    /** Strides of the detector's levels in input px, for `fcos` and `nanodet`. */
    strides: z.array(z.number().int().positive()).max(8).default([]),
    /** In the order of the model's output; `classId` is the project's frozen id, null if not mapped. */
    classes: z
      .array(
        z
          .object({ name: z.string().min(1).max(200), classId: z.number().int().min(0).nullable() })
          .strict(),
      )
      .min(1)
      .max(2000),
    thresholds: z
      .object({
        /** Predictions below this confidence are not shown. */
        score: z.number().min(0).max(1),
        /** Boxes of one class that overlap more than this are merged by NMS. */
        nmsIou: z.number().min(0).max(1),
      })
      .strict(),
    training: z
      .object({
        datasetVersionId: z.string().nullable(),
        datasetHash: z.string().nullable(),
        recipe: z.string().nullable(),
        /** The command that made the model. */
        command: z.string().nullable(),
        seconds: z.number().nullable(),
        device: z.string().nullable(),
      })
      .strict(),
    metrics: z.record(z.string(), z.number()).default({}),
    license: z.string().min(1).max(200),
    source: z.string().max(2000).default(''),
  })
  .strict();
export type ModelCard = z.infer<typeof ModelCardSchema>;
