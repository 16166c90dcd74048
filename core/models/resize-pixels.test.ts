import { expect, test } from 'vitest';
import { murmur3 } from './murmur3';
import { resizePixels } from './resize-pixels';

function pattern(widthPx: number, heightPx: number): Uint8Array {
  const rgba = new Uint8Array(widthPx * heightPx * 4);
  for (let y = 0, at = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++, at += 4) {
      rgba.set([x * 37 + y * 11, x * x + y * 5, x * y * 7, 9], at);
    }
  }
  return rgba;
}

// Hashes of the RGB bytes that Pillow's Image.resize(size, BILINEAR) gives for the same pattern.
test.each([
  [13, 9, 5, 4, 2436777929],
  [13, 9, 20, 15, 4174816987],
  [13, 9, 13, 3, 2423041231],
  [13, 9, 5, 9, 188129414],
  [1001, 701, 416, 291, 2236733851],
])('%i × %i to %i × %i equals Pillow to the byte', (fromWidth, fromHeight, width, height, hash) => {
  const resized = resizePixels(
    pattern(fromWidth, fromHeight),
    { widthPx: fromWidth, heightPx: fromHeight },
    { widthPx: width, heightPx: height },
  );
  expect(resized).toHaveLength(width * height * 4);
  expect(murmur3(Uint8Array.from(resized.filter((_, i) => i % 4 !== 3)))).toBe(hash);
  expect(resized.filter((value, i) => i % 4 === 3 && value !== 255)).toHaveLength(0);
});

test('a picture of the input size is copied, not changed or shared', () => {
  const source = pattern(6, 5);
  const size = { widthPx: 6, heightPx: 5 };
  const copy = resizePixels(source, size, size);
  expect([...copy].filter((_, i) => i % 4 !== 3)).toEqual(
    [...source].filter((_, i) => i % 4 !== 3),
  );
  copy[0] = 255 - (copy[0] as number);
  expect(source[0]).not.toBe(copy[0]);
});
