import type { ModelCard } from './model-card';
import type { DecodedPrediction } from './prediction';
import { readProbabilities } from './read-probabilities';
import type { NamedTensors } from './tensor';

/**
 * Gives one probability for each class of the card, summing to 1 (0 everywhere when the model gave
 * nothing usable), from the card's first output [1, classes], which the graph has already softmaxed.
 */
export function decodeSoftmax(outputs: NamedTensors, card: ModelCard): DecodedPrediction {
  const { scores, droppedCount } = readProbabilities(outputs, card);
  const total = scores.reduce((sum, score) => sum + score, 0);
  const classScores = total > 0 ? scores.map((score) => score / total) : scores;
  return { boxes: [], candidates: [], classScores, droppedCount };
}
