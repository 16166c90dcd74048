import fc from 'fast-check';
import { expect, test } from 'vitest';
import { imageToTensor, prepareImage } from './image-to-tensor';
import { fitImage, type ImageInput, toImageBox } from './letterbox';

const input: ImageInput = {
  kind: 'image',
  name: 'image',
  widthPx: 32,
  heightPx: 16,
  layout: 'nchw',
  colorOrder: 'bgr',
  mean: [10, 20, 30],
  std: [2, 4, 8],
  resize: 'letterbox',
  padValue: 114,
};

test('planes follow the colour order with each its own mean and std', () => {
  const rgba = new Uint8Array(32 * 16 * 4).fill(255);
  rgba.set([100, 150, 200, 255], 4);
  const bgr = imageToTensor(rgba, input);
  expect(bgr.dims).toEqual([1, 3, 16, 32]);
  expect([bgr.data[1], bgr.data[513], bgr.data[1025]]).toEqual([95, 32.5, 8.75]);
  const rgb = imageToTensor(rgba, { ...input, colorOrder: 'rgb' });
  expect([rgb.data[1], rgb.data[513], rgb.data[1025]]).toEqual([45, 32.5, 21.25]);
});

test('letterbox keeps the aspect and pads below or right with padValue', () => {
  const image = { rgba: new Uint8Array(8 * 8 * 4).fill(30), widthPx: 8, heightPx: 8 };
  const { tensor, frame } = prepareImage(image, input);
  expect([frame.contentWidthPx, frame.contentHeightPx]).toEqual([16, 16]);
  expect([tensor.data[15], tensor.data[16]]).toEqual([10, 52]);
});

test('stretch fills the whole input', () => {
  const image = { rgba: new Uint8Array(8 * 8 * 4).fill(30), widthPx: 8, heightPx: 8 };
  const { tensor } = prepareImage(image, { ...input, resize: 'stretch' });
  expect(new Set(tensor.data.subarray(0, 512))).toEqual(new Set([10]));
});

test('pixels that do not fill the picture are refused', () => {
  const image = { rgba: new Uint8Array(9), widthPx: 8, heightPx: 8 };
  expect(() => prepareImage(image, input)).toThrow(RangeError);
});

test('a box mapped to the input and back is the same box', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5000 }),
      fc.integer({ min: 1, max: 5000 }),
      fc.constantFrom<'letterbox' | 'stretch'>('letterbox', 'stretch'),
      fc.tuple(
        fc.nat(900),
        fc.nat(900),
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: 1, max: 99 }),
      ),
      (widthPx, heightPx, resize, [left, top, across, down]) => {
        const frame = fitImage({ widthPx, heightPx }, { widthPx: 416, heightPx: 320, resize });
        expect(frame.contentWidthPx).toBeLessThanOrEqual(416);
        expect(frame.contentHeightPx).toBeLessThanOrEqual(320);
        const x = (left / 1000) * widthPx;
        const y = (top / 1000) * heightPx;
        const width = (across / 1000) * widthPx;
        const height = (down / 1000) * heightPx;
        const box = toImageBox(
          frame,
          x * frame.scaleX,
          y * frame.scaleY,
          (x + width) * frame.scaleX,
          (y + height) * frame.scaleY,
        );
        expect(box?.x).toBeCloseTo(x, 6);
        expect(box?.y).toBeCloseTo(y, 6);
        expect(box?.width).toBeCloseTo(width, 6);
        expect(box?.height).toBeCloseTo(height, 6);
      },
    ),
  );
});

test('boxes outside, empty or not finite come back as null, others cut to the picture', () => {
  const frame = fitImage({ widthPx: 64, heightPx: 32 }, input);
  expect(toImageBox(frame, -10, -10, 8, 8)).toEqual({ x: 0, y: 0, width: 16, height: 16 });
  expect(toImageBox(frame, 5, 5, 5, 9)).toBeNull();
  expect(toImageBox(frame, 40, 5, 50, 9)).toBeNull();
  expect(toImageBox(frame, Number.NaN, 5, 8, 9)).toBeNull();
  expect(toImageBox(frame, 1, 5, Number.POSITIVE_INFINITY, 9)).toBeNull();
});
