import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Camera, imageToView, makeCamera, panBy, rotateCamera, zoomAt } from '@/editor/camera';
import { imagePoint, viewPoint } from '@/editor/units';
import { type Affine, cameraAffine, chain, invert, isShift, mapWindow, scaleOf } from './affine';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const cameras = fc
  .record({
    width: fc.integer({ min: 10, max: 20_000 }),
    height: fc.integer({ min: 10, max: 20_000 }),
    rotation: fc.oneof(
      fc.constantFrom(0, 90, 180, 270),
      fc.double({ min: 0, max: 359, noNaN: true }),
    ),
    zoom: fc.double({ min: 0.3, max: 20, noNaN: true }),
    dx: fc.integer({ min: -500, max: 500 }),
    at: share,
  })
  .map(({ width, height, rotation, zoom, dx, at }): Camera => {
    const fitted = makeCamera({ widthPx: width, heightPx: height }, { width: 980, height: 700 });
    const zoomed = zoomAt(rotateCamera(fitted, rotation), viewPoint(980 * at, 300), zoom);
    return panBy(zoomed, dx, -dx);
  });

const apply = ({ a, b, c, d, e, f }: Affine, x: number, y: number) =>
  [a * x + c * y + e, b * x + d * y + f] as const;

describe('affine maps', () => {
  it('put every position of the picture where the camera does, however it is turned', () => {
    fc.assert(
      fc.property(cameras, share, share, (camera, shareX, shareY) => {
        const [x, y] = [shareX * camera.image.widthPx, shareY * camera.image.heightPx];
        const [viewX, viewY] = apply(cameraAffine(camera), x, y);
        const wanted = imageToView(camera, imagePoint(x, y));
        expect(viewX).toBeCloseTo(wanted.x, 6);
        expect(viewY).toBeCloseTo(wanted.y, 6);
        expect(scaleOf(cameraAffine(camera))).toBeCloseTo(camera.scale, 9);
      }),
    );
  });

  it('carry a painting made for one camera to exactly where another wants it', () => {
    fc.assert(
      fc.property(cameras, cameras, share, share, (painted, wanted, shareX, shareY) => {
        const move = chain(invert(cameraAffine(painted)), cameraAffine(wanted));
        const [x, y] = [shareX * 100, shareY * 100];
        const moved = apply(move, ...apply(cameraAffine(painted), x, y));
        const direct = apply(cameraAffine(wanted), x, y);
        expect(Math.hypot(moved[0] - direct[0], moved[1] - direct[1])).toBeLessThan(0.01);
      }),
    );
  });

  it('know a pan from a zoom or a turn', () => {
    fc.assert(
      fc.property(cameras, (camera) => {
        const map = cameraAffine(camera);
        expect(isShift(map, cameraAffine(panBy(camera, 13, -7)))).toBe(true);
        const zoomed = zoomAt(camera, viewPoint(1, 1), 0.9);
        expect(isShift(map, cameraAffine(zoomed))).toBe(zoomed.scale === camera.scale);
      }),
    );
  });

  it('give a window that holds all of the one that is mapped', () => {
    fc.assert(
      fc.property(cameras, share, share, (camera, shareX, shareY) => {
        const map = cameraAffine(camera);
        const window = { left: 10, top: 20, right: 110, bottom: 50 };
        const mapped = mapWindow(map, window);
        const [x, y] = apply(map, 10 + 100 * shareX, 20 + 30 * shareY);
        expect(x).toBeGreaterThanOrEqual(mapped.left - 1e-6);
        expect(x).toBeLessThanOrEqual(mapped.right + 1e-6);
        expect(y).toBeGreaterThanOrEqual(mapped.top - 1e-6);
        expect(y).toBeLessThanOrEqual(mapped.bottom + 1e-6);
      }),
    );
  });
});
