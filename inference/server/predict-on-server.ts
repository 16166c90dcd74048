import type { ModelCard } from '@/core/models/model-card';
import type { DecodedPrediction } from '@/core/models/prediction';
import { type ModelInput, predict } from '../predict';
import { getModelHost, type ModelHost } from './model-host';

export interface ServerPredictionRequest {
  modelPath: string;
  /** Hex; the model is refused when the file has another. */
  sha256: string;
  card: ModelCard;
  input: ModelInput;
}

/**
 * Gives the prediction of a stored model for one decoded picture or text, run in the child process;
 * rejects with `invalid_model` or, after 30 s or a crash, `unavailable`.
 */
export function predictOnServer(
  request: ServerPredictionRequest,
  host: ModelHost = getModelHost(),
): Promise<DecodedPrediction> {
  const source = { sha256: request.sha256, path: request.modelPath };
  return predict({ run: (feeds) => host.run(source, feeds) }, request.card, request.input);
}
