import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { predictContract } from '@/core/contracts/predict.contract';
import { AppError } from '@/core/errors';
import type { ModelCard } from '@/core/models/model-card';
import type { ModelPrediction } from '@/core/models/prediction';
import { models } from '@/db/schema/models';
import type { ModelInput } from '@/inference/predict';
import { decodeImage } from '@/inference/server/decode-image';
import { predictOnServer } from '@/inference/server/predict-on-server';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { findRestVersion } from './find-rest-version';

type Body = z.output<(typeof predictContract)['body']>;
type Output = z.input<(typeof predictContract)['response']>;
type Instance = Body['instances'][number];

const BASE64 = /^[A-Za-z0-9+/_-]*={0,2}$/;

async function toInput(instance: Instance, card: ModelCard): Promise<ModelInput> {
  const kind = 'text' in instance ? 'text' : 'image';
  if (kind !== card.input.kind) {
    throw new AppError('invalid', {
      message: `This model takes ${card.input.kind === 'text' ? '{"text"}' : '{"b64"}'} instances`,
    });
  }
  if ('text' in instance) return instance;
  if (!BASE64.test(instance.b64)) {
    throw new AppError('invalid', { message: 'b64 is not base64' });
  }
  return decodeImage(Buffer.from(instance.b64, 'base64'));
}

function toAnswer(found: ModelPrediction, card: ModelCard): Output['predictions'][number] {
  const nameOf = (index: number) => card.classes[index]?.name ?? String(index);
  return {
    boxes: found.boxes.map((box) => ({ ...box, className: nameOf(box.classIndex) })),
    classScores: found.classScores.map((score, index) => ({ className: nameOf(index), score })),
  };
}

/**
 * Returns a model's predictions for texts or pictures, in the order of the instances, with the
 * same decoding as in the browser.
 * @throws AppError `not_found`, `invalid` for another kind of instance, `unsupported_type`,
 *   `unavailable` where the model takes too long
 */
export async function predictInstances(
  ctx: Ctx,
  input: { modelName: string; instances: Body['instances'] },
): Promise<Output> {
  const [model] = await ctx.db.select().from(models).where(eq(models.name, input.modelName));
  if (model === undefined) throw new AppError('not_found');
  await authorize(ctx, 'model.use', model);
  const version = await findRestVersion(ctx, model.id);
  const modelPath = await ctx.storage.localPath(version.sha256);
  const predictions: Output['predictions'] = [];
  for (const instance of input.instances) {
    const found = await predictOnServer({
      modelPath,
      sha256: version.sha256,
      card: version.card,
      input: await toInput(instance, version.card),
    });
    predictions.push(toAnswer(found, version.card));
  }
  return { modelVersionId: version.id, predictions };
}
