import type { PixelSize } from './letterbox';

const CHANNELS = 4;
const PRECISION_BITS = 22;
const HALF = 1 << (PRECISION_BITS - 1);

interface Taps {
  /** First source position for each target position. */
  starts: Int32Array;
  counts: Int32Array;
  /** `size` weights for each target position, in units of 2^-22. */
  weights: Int32Array;
  size: number;
}

/**
 * Gives the RGBA picture at another size, the same bytes on every machine, alpha 255: a separable
 * triangle filter widened by the shrinking factor, in 22-bit fixed point, horizontal pass first.
 * These are the numbers of Pillow's `Image.resize(size, Image.BILINEAR)` (Pillow, `Resample.c`).
 */
export function resizePixels(
  rgba: Uint8Array | Uint8ClampedArray,
  from: PixelSize,
  to: PixelSize,
): Uint8ClampedArray {
  const narrow = shrinkRows(rgba, from, to.widthPx);
  return shrinkColumns(narrow, to.widthPx, from.heightPx, to.heightPx);
}

function shrinkRows(
  source: Uint8Array | Uint8ClampedArray,
  from: PixelSize,
  toWidth: number,
): Uint8Array | Uint8ClampedArray {
  if (toWidth === from.widthPx) return source;
  const taps = triangleTaps(from.widthPx, toWidth);
  const { starts, counts, weights, size } = taps;
  const target = new Uint8ClampedArray(toWidth * from.heightPx * CHANNELS);
  for (let y = 0, at = 0; y < from.heightPx; y++) {
    const row = y * from.widthPx * CHANNELS;
    for (let x = 0; x < toWidth; x++, at += CHANNELS) {
      let red = HALF;
      let green = HALF;
      let blue = HALF;
      let position = row + (starts[x] as number) * CHANNELS;
      const end = x * size + (counts[x] as number);
      for (let tap = x * size; tap < end; tap++, position += CHANNELS) {
        const weight = weights[tap] as number;
        red = (red + (source[position] as number) * weight) | 0;
        green = (green + (source[position + 1] as number) * weight) | 0;
        blue = (blue + (source[position + 2] as number) * weight) | 0;
      }
      target[at] = red >> PRECISION_BITS;
      target[at + 1] = green >> PRECISION_BITS;
      target[at + 2] = blue >> PRECISION_BITS;
    }
  }
  return target;
}

function shrinkColumns(
  source: Uint8Array | Uint8ClampedArray,
  width: number,
  fromHeight: number,
  toHeight: number,
): Uint8ClampedArray {
  const { starts, counts, weights, size } = triangleTaps(fromHeight, toHeight);
  const stride = width * CHANNELS;
  const target = new Uint8ClampedArray(stride * toHeight);
  const sums = new Int32Array(stride);
  for (let y = 0; y < toHeight; y++) {
    sums.fill(HALF);
    const count = counts[y] as number;
    for (let tap = 0; tap < count; tap++) {
      const weight = weights[y * size + tap] as number;
      const row = ((starts[y] as number) + tap) * stride;
      for (let i = 0; i < stride; i++) {
        sums[i] = (sums[i] as number) + (source[row + i] as number) * weight;
      }
    }
    const row = y * stride;
    for (let i = 0; i < stride; i++) target[row + i] = (sums[i] as number) >> PRECISION_BITS;
    for (let i = 3; i < stride; i += CHANNELS) target[row + i] = 255;
  }
  return target;
}

function triangleTaps(from: number, to: number): Taps {
  const scale = from / to;
  const support = Math.max(scale, 1);
  const size = Math.ceil(support) * 2 + 1;
  const taps: Taps = {
    starts: new Int32Array(to),
    counts: new Int32Array(to),
    weights: new Int32Array(to * size),
    size,
  };
  const raw = new Float64Array(size);
  for (let target = 0; target < to; target++) {
    const center = (target + 0.5) * scale;
    const start = Math.max(0, Math.trunc(center - support + 0.5));
    const end = Math.min(from, Math.trunc(center + support + 0.5));
    let total = 0;
    for (let i = start; i < end; i++) {
      const weight = Math.max(0, 1 - Math.abs((i - center + 0.5) / support));
      raw[i - start] = weight;
      total += weight;
    }
    taps.starts[target] = start;
    taps.counts[target] = end - start;
    for (let i = 0; i < end - start; i++) {
      const share = total === 0 ? 0 : (raw[i] as number) / total;
      taps.weights[target * size + i] = Math.trunc(0.5 + share * (1 << PRECISION_BITS));
    }
  }
  return taps;
}
