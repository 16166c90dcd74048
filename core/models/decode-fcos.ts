import { AppError } from '../errors';
import { collectBoxes } from './collect-boxes';
import { detectorGrid } from './detector-grid';
import type { InputFrame } from './letterbox';
import type { ModelCard } from './model-card';
import type { DecodedPrediction } from './prediction';
import { type NamedTensors, outputRows } from './tensor';

/**
 * Gives the boxes of an FCOS detector (Tian et al. 2019, "FCOS: Fully Convolutional One-Stage
 * Object Detection") in ImagePx. For each stride the card names two outputs in order: scores
 * [1, cells, classes] = sqrt(class × centreness), both 0–1, and boxes [1, cells, 4] = distances
 * left, top, right, bottom in input px from the cell's centre ((column + ½) · stride, (row + ½) · stride).
 */
export function decodeFcos(
  outputs: NamedTensors,
  card: ModelCard,
  frame: InputFrame,
): DecodedPrediction {
  const levels = detectorGrid(card).map(({ stride, columns, rows }, index) => {
    const scores = outputRows(outputs, card.outputs[index * 2], rows * columns);
    const boxes = outputRows(outputs, card.outputs[index * 2 + 1], rows * columns);
    if (boxes.columns !== 4) {
      throw new AppError('invalid_model', { message: 'A box output needs 4 numbers a cell' });
    }
    return {
      stride,
      columns,
      scores: scores.data,
      scoreColumns: scores.columns,
      readSides: (cell: number, sides: Float64Array) => {
        for (let side = 0; side < 4; side++) sides[side] = boxes.data[cell * 4 + side] as number;
      },
    };
  });
  return collectBoxes(levels, card, frame);
}
