import { AppError } from '../errors';
import type { ModelCard } from './model-card';
import { type NamedTensors, outputRows } from './tensor';

const TOLERANCE = 1e-3;

/**
 * Gives one number 0–1 for each class of the card from its first output; a value that is not finite
 * becomes 0 and a column beyond the card's classes is left out, both counted. Throws
 * `invalid_model` for a missing class or a value outside 0–1, which means the graph gives logits.
 */
export function readProbabilities(
  outputs: NamedTensors,
  card: ModelCard,
): { scores: number[]; droppedCount: number } {
  const { data, columns } = outputRows(outputs, card.outputs[0], 1);
  if (columns < card.classes.length) {
    throw new AppError('invalid_model', {
      message: `The model answers ${columns} classes, its card has ${card.classes.length}`,
    });
  }
  let droppedCount = columns - card.classes.length;
  const scores = Array.from(data.subarray(0, card.classes.length), (value) => {
    if (!Number.isFinite(value)) {
      droppedCount++;
      return 0;
    }
    if (value < -TOLERANCE || value > 1 + TOLERANCE) {
      throw new AppError('invalid_model', {
        message: `Decoder ${card.decoder} expects probabilities, the model answered ${value}`,
      });
    }
    return Math.min(Math.max(value, 0), 1);
  });
  return { scores, droppedCount };
}
