import { AppError } from '../errors';
import { collectBoxes } from './collect-boxes';
import { detectorGrid } from './detector-grid';
import type { InputFrame } from './letterbox';
import type { ModelCard } from './model-card';
import type { DecodedPrediction } from './prediction';
import { type NamedTensors, outputRows } from './tensor';

/**
 * Gives the boxes of a NanoDet detector in ImagePx. For each stride the card names two outputs in
 * order: scores [1, cells, classes], 0–1, and boxes [1, cells, 4 × bins], for each side the logits
 * of a distribution over 0 … bins − 1 strides whose expectation is the distance (Li et al. 2020,
 * "Generalized Focal Loss"); cells are centred at ((column + ½) · stride, (row + ½) · stride).
 */
export function decodeNanodet(
  outputs: NamedTensors,
  card: ModelCard,
  frame: InputFrame,
): DecodedPrediction {
  const levels = detectorGrid(card).map(({ stride, columns, rows }, index) => {
    const scores = outputRows(outputs, card.outputs[index * 2], rows * columns);
    const boxes = outputRows(outputs, card.outputs[index * 2 + 1], rows * columns);
    const bins = boxes.columns / 4;
    if (!Number.isInteger(bins) || bins < 2) {
      throw new AppError('invalid_model', {
        message: 'A box output needs 4 × bins numbers a cell',
      });
    }
    return {
      stride,
      columns,
      scores: scores.data,
      scoreColumns: scores.columns,
      readSides: (cell: number, sides: Float64Array) => {
        for (let side = 0; side < 4; side++) {
          sides[side] = expectation(boxes.data, (cell * 4 + side) * bins, bins) * stride;
        }
      },
    };
  });
  return collectBoxes(levels, card, frame);
}

function expectation(logits: Float32Array, start: number, bins: number): number {
  let max = Number.NEGATIVE_INFINITY;
  for (let bin = 0; bin < bins; bin++) max = Math.max(max, logits[start + bin] as number);
  let total = 0;
  let weighted = 0;
  for (let bin = 0; bin < bins; bin++) {
    const weight = Math.exp((logits[start + bin] as number) - max);
    total += weight;
    weighted += weight * bin;
  }
  return weighted / total;
}
