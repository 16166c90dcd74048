import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clampPoint } from './bounds';
import {
  bringIntoView,
  type Camera,
  centreOn,
  fitCamera,
  imageToView,
  makeCamera,
  panBy,
  resizeCamera,
  rotateCamera,
  viewToImage,
  visibleBox,
  zoomAt,
  zoomToActualSize,
} from './camera';
import { imagePoint, viewPoint } from './units';

const start = makeCamera({ widthPx: 4000, heightPx: 3000 }, { width: 1032, height: 832 });

const cameras: fc.Arbitrary<Camera> = fc
  .array(
    fc.record({
      x: fc.integer({ min: 0, max: 1032 }),
      y: fc.integer({ min: 0, max: 832 }),
      factor: fc.double({ min: 0.3, max: 4, noNaN: true }),
      dx: fc.integer({ min: -900, max: 900 }),
      rotation: fc.oneof(fc.constantFrom(0, 90, 180, 270), fc.integer({ min: -400, max: 400 })),
    }),
    { maxLength: 8 },
  )
  .map((moves) =>
    moves.reduce(
      (camera, { x, y, factor, dx, rotation }) =>
        panBy(rotateCamera(zoomAt(camera, viewPoint(x, y), factor), rotation), dx, -dx / 2),
      start,
    ),
  );

describe('camera', () => {
  it('fits the whole image, centred, with a margin', () => {
    expect(start.scale).toBeCloseTo(0.25);
    expect(imageToView(start, imagePoint(0, 0))).toEqual({ x: 16, y: 41 });
  });

  it('turns image positions into view positions and back', () => {
    fc.assert(
      fc.property(cameras, fc.double({ min: -5000, max: 5000, noNaN: true }), (camera, x) => {
        const there = viewToImage(camera, imageToView(camera, imagePoint(x, -x)));
        expect(there.x).toBeCloseTo(x, 6);
        expect(there.y).toBeCloseTo(-x, 6);
      }),
    );
  });

  it('keeps the image point under the cursor while zooming, however it is turned', () => {
    fc.assert(
      fc.property(cameras, (camera) => {
        const at = imageToView(camera, imagePoint(2000, 1500));
        const before = viewToImage(camera, at);
        const zoomed = zoomAt(camera, at, 1.5);
        // at the edge of the view the picture is held back, so that some of it stays in sight
        fc.pre(at.x > 64 && at.y > 64 && at.x < 968 && at.y < 768);
        const after = viewToImage(zoomed, at);
        expect(after.x).toBeCloseTo(before.x, 6);
        expect(after.y).toBeCloseTo(before.y, 6);
      }),
    );
  });

  it('turned by right angles shows the same pixels, exactly', () => {
    for (const rotation of [90, 180, 270]) {
      const turned = rotateCamera(start, rotation);
      expect(viewToImage(turned, viewPoint(516, 416))).toEqual({ x: 2000, y: 1500 });
    }
    const turned = rotateCamera(start, 90);
    expect(turned.scale).toBeCloseTo(0.2);
    const topLeft = imageToView(turned, imagePoint(0, 0));
    expect(topLeft.x).toBeCloseTo(816);
    expect(topLeft.y).toBeCloseTo(16);
    expect(rotateCamera(turned, 360)).toEqual(start);
  });

  it('turns about the middle of the view once it is zoomed', () => {
    const zoomed = panBy(zoomAt(start, viewPoint(516, 416), 8), 300, 200);
    const middle = viewToImage(zoomed, viewPoint(516, 416));
    const turned = viewToImage(rotateCamera(zoomed, 37), viewPoint(516, 416));
    expect(turned.x).toBeCloseTo(middle.x, 6);
    expect(turned.y).toBeCloseTo(middle.y, 6);
  });

  it('tells what can be seen: every corner of the view lies in it', () => {
    fc.assert(
      fc.property(cameras, (camera) => {
        const { x, y, width, height } = visibleBox(camera);
        for (const [viewX, viewY] of [
          [0, 0],
          [1032, 832],
          [0, 832],
        ] as const) {
          const point = viewToImage(camera, viewPoint(viewX, viewY));
          expect(point.x).toBeGreaterThanOrEqual(x - 1e-6);
          expect(point.x).toBeLessThanOrEqual(x + width + 1e-6);
          expect(point.y).toBeGreaterThanOrEqual(y - 1e-6);
          expect(point.y).toBeLessThanOrEqual(y + height + 1e-6);
        }
      }),
    );
  });

  it('puts any position of the image into the middle', () => {
    const turned = rotateCamera(zoomAt(start, viewPoint(516, 416), 8), 90);
    const middle = viewToImage(centreOn(turned, imagePoint(1000, 700)), viewPoint(516, 416));
    expect(middle.x).toBeCloseTo(1000, 6);
    expect(middle.y).toBeCloseTo(700, 6);
  });

  it('never loses the image out of the view, nor its scale out of the limits', () => {
    fc.assert(
      fc.property(cameras, (camera) => {
        const centre = viewToImage(camera, viewPoint(516, 416));
        const nearest = imageToView(camera, clampPoint(centre, start.image));
        expect(nearest.x).toBeGreaterThan(0);
        expect(nearest.y).toBeGreaterThan(0);
        expect(nearest.x).toBeLessThan(1032);
        expect(nearest.y).toBeLessThan(832);
        expect(camera.scale).toBeGreaterThanOrEqual(0.0799);
        expect(camera.scale).toBeLessThanOrEqual(64);
      }),
    );
  });

  it('shows one image pixel on one CSS pixel about the middle', () => {
    const actual = zoomToActualSize(start);
    expect(actual.scale).toBe(1);
    expect(viewToImage(actual, viewPoint(516, 416)).x).toBeCloseTo(2000);
  });

  it('fits again when the view changes while it is fitted, and keeps the centre else', () => {
    const small = resizeCamera(start, { width: 532, height: 832 });
    expect(small).toEqual(fitCamera(small));
    const zoomed = zoomAt(start, viewPoint(516, 416), 4);
    const resized = resizeCamera(zoomed, { width: 732, height: 632 });
    expect(resized.scale).toBe(zoomed.scale);
    expect(viewToImage(resized, viewPoint(366, 316)).x).toBeCloseTo(2000);
  });

  it('brings any box inside the image wholly into view', () => {
    fc.assert(
      fc.property(
        cameras,
        fc.integer({ min: 0, max: 3000 }),
        fc.integer({ min: 1, max: 1000 }),
        (camera, x, width) => {
          const box = { x, y: x / 2, width, height: width };
          const shown = bringIntoView(camera, box);
          for (const [cornerX, cornerY] of [
            [x, box.y],
            [x + width, box.y + width],
          ] as const) {
            const corner = imageToView(shown, imagePoint(cornerX, cornerY));
            expect(corner.x).toBeGreaterThanOrEqual(-1e-6);
            expect(corner.y).toBeGreaterThanOrEqual(-1e-6);
            expect(corner.x).toBeLessThanOrEqual(1032 + 1e-6);
            expect(corner.y).toBeLessThanOrEqual(832 + 1e-6);
          }
        },
      ),
    );
  });
});
