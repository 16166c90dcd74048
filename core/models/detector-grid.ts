import { AppError } from '../errors';
import type { ImageInput } from './letterbox';
import type { ModelCard } from './model-card';

function requireImageInput(card: ModelCard): ImageInput {
  if (card.input.kind === 'image') return card.input;
  throw new AppError('invalid_model', { message: `Decoder ${card.decoder} needs an image input` });
}

/**
 * Gives each level's stride and grid (cells across and down, rounded up), strides 8, 16 and 32 by
 * default; throws `invalid_model` when the card is for text.
 */
export function detectorGrid(card: ModelCard): { stride: number; columns: number; rows: number }[] {
  const input = requireImageInput(card);
  const strides = card.strides.length === 0 ? [8, 16, 32] : card.strides;
  return strides.map((stride) => ({
    stride,
    columns: Math.ceil(input.widthPx / stride),
    rows: Math.ceil(input.heightPx / stride),
  }));
}
