import { decodeOutputs } from '@/core/models/decode-outputs';
import { hashNgrams } from '@/core/models/hash-ngrams';
import { type DecodedImage, prepareImage } from '@/core/models/image-to-tensor';
import type { InputFrame } from '@/core/models/letterbox';
import type { ModelCard } from '@/core/models/model-card';
import type { DecodedPrediction } from '@/core/models/prediction';
import type { NamedTensors } from '@/core/models/tensor';
import { AppError } from '@/core/errors';

/** What a model is asked about: a decoded upright picture or a text. */
export type ModelInput = DecodedImage | { text: string };

/** A loaded model, wherever it runs; `run` rejects with `AppError`. */
export interface ModelRunner {
  run: (feeds: NamedTensors) => Promise<NamedTensors>;
}

/**
 * Gives the model's prediction for one input: the one path that browser and server share, so that
 * equal decoded pixels or text give equal answers. Throws `invalid_model` when the card's input is
 * of another kind than the given one or the outputs do not fit the card.
 */
export async function predict(
  runner: ModelRunner,
  card: ModelCard,
  input: ModelInput,
): Promise<DecodedPrediction> {
  const { feeds, frame } = makeFeeds(card, input);
  return decodeOutputs(card, await runner.run(feeds), frame);
}

/** Gives feeds of zeros in the model's real shape, for the first run that compiles its kernels. */
export function makeZeroFeeds(card: ModelCard): NamedTensors {
  const { input } = card;
  const dims = input.kind === 'image' ? [1, 3, input.heightPx, input.widthPx] : [1, input.buckets];
  const size = dims.reduce((product, dim) => product * dim, 1);
  return new Map([[input.name, { dims, data: new Float32Array(size) }]]);
}

function makeFeeds(
  card: ModelCard,
  input: ModelInput,
): { feeds: NamedTensors; frame: InputFrame | null } {
  if (card.input.kind === 'image' && 'rgba' in input) {
    const { tensor, frame } = prepareImage(input, card.input);
    return { feeds: new Map([[card.input.name, tensor]]), frame };
  }
  if (card.input.kind === 'text' && 'text' in input) {
    const data = hashNgrams(input.text, card.input);
    return {
      feeds: new Map([[card.input.name, { dims: [1, data.length], data }]]),
      frame: null,
    };
  }
  throw new AppError('invalid_model', {
    message: `The model takes ${card.input.kind === 'image' ? 'pictures' : 'texts'} only`,
  });
}
