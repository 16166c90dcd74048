import { z } from 'zod';
import { AppError } from '@/core/errors';
import { inspectOnnx } from '@/core/models/inspect-onnx';
import { type ModelCard, ModelCardSchema } from '@/core/models/model-card';
import type { ModelSource } from '@/inference/server/model-host';
import { predictOnServer } from '@/inference/server/predict-on-server';
import { ModelSamplesSchema, verifyModel } from '@/inference/server/verify-model';
import type { Ctx } from '../context';
import type { StoredBlob } from '../storage/blob-storage';
import { assertCardFits } from './assert-card-fits';
import type { ModelUpload } from './read-model-upload';

/** The largest difference between the maker's outputs and our runtime's that is let through. */
const PARITY_MAX = 1e-3;

/** A model that runs here and does what its card says. */
export interface CheckedModel {
  file: StoredBlob;
  card: ModelCard;
  metrics: Record<string, number>;
  /** Null where there were no samples to compare with. */
  parityMaxAbsDiff: number | null;
}

function parsePart<S extends z.ZodType>(name: string, schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new AppError('invalid_model', {
    message: `The ${name} is not valid: ${z.prettifyError(parsed.error)}`,
    cause: parsed.error,
  });
}

async function checkParity(source: ModelSource, samples: unknown): Promise<number | null> {
  if (samples === null) return null;
  const { maxAbsDifference } = await verifyModel(
    source,
    parsePart('list of samples', ModelSamplesSchema, samples),
  );
  if (!(maxAbsDifference <= PARITY_MAX)) {
    throw new AppError('invalid_model', {
      message: `ONNX Runtime’s outputs differ from the samples’ by ${maxAbsDifference}; at most ${PARITY_MAX} is allowed`,
    });
  }
  return maxAbsDifference;
}

/** One whole prediction on nothing: decoding must understand what the model puts out. */
async function tryPrediction(modelPath: string, sha256: string, card: ModelCard): Promise<void> {
  const { input } = card;
  await predictOnServer({
    modelPath,
    sha256,
    card,
    input:
      input.kind === 'text'
        ? { text: 'a' }
        : {
            rgba: new Uint8Array(input.widthPx * input.heightPx * 4),
            widthPx: input.widthPx,
            heightPx: input.heightPx,
          },
  });
}

/**
 * Guarantees that a model is one self-contained ONNX file of the standard's operators, fits its
 * card, gives the samples' outputs to 1e-3 and can be decoded. Bytes are inspected before any
 * runtime sees them, and every run is in a child process.
 * @throws AppError `unsupported_type`, `invalid_model`, `invalid`
 */
export async function checkModelUpload(
  ctx: Pick<Ctx, 'storage'>,
  upload: ModelUpload,
): Promise<CheckedModel> {
  const bytes = await ctx.storage.read(upload.file.sha256);
  const summary = inspectOnnx(bytes);
  const card = parsePart('model card', ModelCardSchema, upload.card);
  const metrics = parsePart('list of metrics', z.record(z.string(), z.number()), upload.metrics);
  assertCardFits(card, summary);
  const { sha256 } = upload.file;
  const path = await ctx.storage.localPath(sha256);
  const parityMaxAbsDiff = await checkParity({ sha256, path }, upload.samples);
  await tryPrediction(path, sha256, card);
  return { file: upload.file, card, metrics, parityMaxAbsDiff };
}
