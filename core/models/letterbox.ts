import type { Box } from '../geometry/box';
import type { ModelCard } from './model-card';

export type ImageInput = Extract<ModelCard['input'], { kind: 'image' }>;

export interface PixelSize {
  widthPx: number;
  heightPx: number;
}

/** Where the picture lies in the model's input: its top-left corner is always at 0, 0. */
export interface InputFrame {
  image: PixelSize;
  /** The part of the input that the picture fills; the rest, right and below, is padding. */
  contentWidthPx: number;
  contentHeightPx: number;
  /** Input px for each image px. */
  scaleX: number;
  scaleY: number;
}

/**
 * Gives the place of a picture in the model's input: the whole input for `stretch`; for `letterbox`
 * the largest whole-pixel rectangle of the picture's aspect at the top-left corner, at least 1 px.
 */
export function fitImage(
  image: PixelSize,
  input: PixelSize & Pick<ImageInput, 'resize'>,
): InputFrame {
  let contentWidthPx = input.widthPx;
  let contentHeightPx = input.heightPx;
  if (input.resize === 'letterbox') {
    const scale = Math.min(input.widthPx / image.widthPx, input.heightPx / image.heightPx);
    contentWidthPx = Math.min(input.widthPx, Math.max(1, Math.round(image.widthPx * scale)));
    contentHeightPx = Math.min(input.heightPx, Math.max(1, Math.round(image.heightPx * scale)));
  }
  return {
    image: { widthPx: image.widthPx, heightPx: image.heightPx },
    contentWidthPx,
    contentHeightPx,
    scaleX: contentWidthPx / image.widthPx,
    scaleY: contentHeightPx / image.heightPx,
  };
}

/**
 * Gives the box of two corners in input px as ImagePx, cut to the picture; null where nothing of it
 * lies inside or a corner is not a finite number.
 */
export function toImageBox(
  frame: InputFrame,
  left: number,
  top: number,
  right: number,
  bottom: number,
): Box | null {
  const x1 = clamp(left / frame.scaleX, frame.image.widthPx);
  const y1 = clamp(top / frame.scaleY, frame.image.heightPx);
  const x2 = clamp(right / frame.scaleX, frame.image.widthPx);
  const y2 = clamp(bottom / frame.scaleY, frame.image.heightPx);
  const isFinite = Number.isFinite(left + top + right + bottom);
  return isFinite && x2 > x1 && y2 > y1 ? { x: x1, y: y1, width: x2 - x1, height: y2 - y1 } : null;
}

function clamp(value: number, max: number): number {
  return Math.min(Math.max(value, 0), max);
}
