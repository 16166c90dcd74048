import { fitImage, type ImageInput, type InputFrame, type PixelSize } from './letterbox';
import { resizePixels } from './resize-pixels';
import type { FloatTensor } from './tensor';

/** A decoded upright picture: RGBA, 4 bytes a pixel, rows from the top. */
export interface DecodedImage extends PixelSize {
  rgba: Uint8Array | Uint8ClampedArray;
}

/**
 * Gives the float32 [1, 3, height, width] tensor of an RGBA picture of exactly the input's size, in
 * the card's colour order, each value (pixel − mean) / std; alpha is ignored.
 */
export function imageToTensor(
  rgba: Uint8Array | Uint8ClampedArray,
  input: Pick<ImageInput, 'widthPx' | 'heightPx' | 'colorOrder' | 'mean' | 'std'>,
): FloatTensor {
  const plane = input.widthPx * input.heightPx;
  if (rgba.length !== plane * 4) throw new RangeError('The pixels do not fill the input');
  const data = new Float32Array(plane * 3);
  for (let channel = 0; channel < 3; channel++) {
    const mean = input.mean[channel] as number;
    const std = input.std[channel] as number;
    const values = new Float32Array(256);
    for (let level = 0; level < 256; level++) values[level] = (level - mean) / std;
    const offset = input.colorOrder === 'rgb' ? channel : 2 - channel;
    for (let i = 0, from = offset, to = channel * plane; i < plane; i++, from += 4, to++) {
      data[to] = values[rgba[from] as number] as number;
    }
  }
  return { dims: [1, 3, input.heightPx, input.widthPx], data };
}

/**
 * Gives the input tensor of a picture of any size and the frame that leads boxes back to it.
 * Resizing is done here and not by a canvas or libvips, so that equal decoded pixels give equal
 * numbers in the browser and on the server. Lossless pictures decode equally on both; JPEG decoders
 * may differ by one or two levels, which moves scores in the third decimal.
 */
export function prepareImage(
  image: DecodedImage,
  input: ImageInput,
): { tensor: FloatTensor; frame: InputFrame } {
  if (image.rgba.length !== image.widthPx * image.heightPx * 4) {
    throw new RangeError('The pixels do not fill the picture');
  }
  const frame = fitImage(image, input);
  const content = resizePixels(image.rgba, image, {
    widthPx: frame.contentWidthPx,
    heightPx: frame.contentHeightPx,
  });
  return { tensor: imageToTensor(pad(content, frame, input), input), frame };
}

function pad(content: Uint8ClampedArray, frame: InputFrame, input: ImageInput): Uint8ClampedArray {
  if (frame.contentWidthPx === input.widthPx && frame.contentHeightPx === input.heightPx) {
    return content;
  }
  const padded = new Uint8ClampedArray(input.widthPx * input.heightPx * 4).fill(input.padValue);
  const stride = frame.contentWidthPx * 4;
  for (let y = 0; y < frame.contentHeightPx; y++) {
    padded.set(content.subarray(y * stride, (y + 1) * stride), y * input.widthPx * 4);
  }
  return padded;
}
