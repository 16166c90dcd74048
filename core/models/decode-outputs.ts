import { AppError } from '../errors';
import { decodeFcos } from './decode-fcos';
import { decodeNanodet } from './decode-nanodet';
import { decodeSigmoid } from './decode-sigmoid';
import { decodeSoftmax } from './decode-softmax';
import type { InputFrame } from './letterbox';
import type { ModelCard } from './model-card';
import type { DecodedPrediction } from './prediction';
import type { NamedTensors } from './tensor';

/**
 * Gives the prediction that the card's decoder reads from the model's outputs, never holding a
 * non-finite number, a class unknown to the card or more than 2,000 boxes; throws `invalid_model`
 * when outputs are absent or of the wrong shape. `frame` is null for a text.
 */
export function decodeOutputs(
  card: ModelCard,
  outputs: NamedTensors,
  frame: InputFrame | null,
): DecodedPrediction {
  if (card.decoder === 'softmax') return decodeSoftmax(outputs, card);
  if (card.decoder === 'sigmoid') return decodeSigmoid(outputs, card);
  if (frame === null) {
    throw new AppError('invalid_model', { message: `Decoder ${card.decoder} needs a picture` });
  }
  return card.decoder === 'fcos'
    ? decodeFcos(outputs, card, frame)
    : decodeNanodet(outputs, card, frame);
}
