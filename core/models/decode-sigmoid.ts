import type { ModelCard } from './model-card';
import type { DecodedPrediction } from './prediction';
import { readProbabilities } from './read-probabilities';
import type { NamedTensors } from './tensor';

/**
 * Gives one independent probability 0–1 for each class of the card from the card's first output
 * [1, classes], which has already been through a sigmoid in the graph.
 */
export function decodeSigmoid(outputs: NamedTensors, card: ModelCard): DecodedPrediction {
  const { scores, droppedCount } = readProbabilities(outputs, card);
  return { boxes: [], candidates: [], classScores: scores, droppedCount };
}
