import { z } from 'zod';
import { ModelNameSchema } from './create-training-run.contract';
import { defineContract } from './define-contract';

export const predictContract = defineContract({
  id: 'predict',
  method: 'POST',
  path: '/v1/models/{modelName}:predict',
  summary:
    'Run the deployed (else the newest published) version on the server, in the manner of TensorFlow Serving: `instances` hold {"text"} or {"b64"} (a picture’s bytes)',
  policy: { access: 'actor', action: 'model.use', scope: 'models:read' },
  bodyBytesMax: 48 * 1024 * 1024,
  params: z.object({ modelName: ModelNameSchema }).strict(),
  body: z
    .object({
      instances: z
        .array(
          z.union([
            z.object({ text: z.string().max(1_000_000) }).strict(),
            z.object({ b64: z.string().max(40_000_000) }).strict(),
          ]),
        )
        .min(1)
        .max(32),
    })
    .strict(),
  response: z.object({
    modelVersionId: z.string(),
    predictions: z.array(
      z.object({
        /** ImagePx of the upright picture. */
        boxes: z.array(
          z.object({
            classIndex: z.number().int(),
            className: z.string(),
            x: z.number(),
            y: z.number(),
            width: z.number(),
            height: z.number(),
            confidence: z.number(),
          }),
        ),
        /** One for each class of the card, in its order. */
        classScores: z.array(z.object({ className: z.string(), score: z.number() })),
      }),
    ),
  }),
});
