import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Region } from '@/core/annotation';
import { crossesItself } from '@/core/geometry/self-crossing';
import { RegionKindSchema } from '@/core/label-schema/label-schema';
import { type RegionId, type RegionRecord, toRecord } from '@/editor/records';
import { readBoxOf, shapeOf, shapeOfKind } from '@/editor/shapes/shape-registry';
import type { Preview } from '@/editor/tools/tool-state';
import type { ImageRegionKind, ImageWindow, OutlinePath } from './region-kind-view';
import { viewOfKind } from './view-registry';

type ImageRecord = Extract<RegionRecord, { kind: ImageRegionKind }>;

/** Writes down the corners of each outline, to 1/1000 px. */
class NotedPath implements OutlinePath {
  readonly outlines: number[][] = [];
  #open: number[] = [];

  moveTo(x: number, y: number): void {
    this.#open = [x, y];
  }
  lineTo(x: number, y: number): void {
    this.#open.push(x, y);
  }
  rect(x: number, y: number, width: number, height: number): void {
    this.#close([x, y, x + width, y, x + width, y + height, x, y + height]);
  }
  closePath(): void {
    this.#close(this.#open);
  }
  #close(corners: number[]): void {
    this.outlines.push(corners.map((value) => Math.round(value * 1000) / 1000));
  }
}

const base = { classId: 0, attributes: {}, origin: 'manual' as const };
const px = fc.integer({ min: 0, max: 1000 });
const side = fc.integer({ min: 1, max: 300 });
const rotation = fc.oneof(fc.constant(0), fc.integer({ min: -179, max: 180 }));
const KINDS: Record<ImageRegionKind, fc.Arbitrary<Region>> = {
  box: fc
    .record({ x: px, y: px, width: side, height: side, rotation })
    .map((box) => ({ kind: 'box', ...base, ...box })),
  polygon: fc
    .array(fc.tuple(px, px), { minLength: 3, maxLength: 9 })
    .map((points) => ({ kind: 'polygon', ...base, points })),
};
/** What is seen of a region while it is drawn. */
function previewOf(region: ImageRecord): Preview {
  if (region.kind === 'polygon') {
    return { kind: 'polygon', points: region.points, isClosing: false };
  }
  const { x, y, width, height } = region;
  return { kind: 'box', box: { x, y, width, height } };
}

const IMAGE = { widthPx: 2000, heightPx: 2000 };
const EVERYTHING = { left: -1e6, top: -1e6, right: 1e6, bottom: 1e6 };

describe.each(Object.keys(KINDS) as ImageRegionKind[])('the view of a %s', (kind) => {
  const records = fc
    .array(KINDS[kind], { minLength: 1, maxLength: 12 })
    .map((regions) =>
      regions.map(
        (region, z) => toRecord(region, { id: `rgn_${z}` as RegionId, z }) as ImageRecord,
      ),
    );
  const view = viewOfKind(kind);
  const packOf = (regions: ImageRecord[]) => {
    const [first] = regions;
    if (first === undefined || view === null) throw new Error('nothing to draw');
    return { view, geometry: shapeOf(first).pack(regions) };
  };
  const drawPacked = (regions: ImageRecord[], window: ImageWindow) => {
    const { view: drawn, geometry } = packOf(regions);
    const path = new NotedPath();
    const bounds: ImageWindow[] = [];
    drawn.tracePacked(path, geometry, window, (left, top, right, bottom) =>
      bounds.push({ left, top, right, bottom }),
    );
    return { outlines: path.outlines, bounds };
  };

  it('draws the same at rest as live, and tells the bounds that the shape has', () => {
    fc.assert(
      fc.property(records, (regions) => {
        const live = new NotedPath();
        for (const region of regions) view?.trace(live, region);
        const { outlines, bounds } = drawPacked(regions, EVERYTHING);
        expect(outlines).toEqual(live.outlines);
        regions.forEach((region, index) => {
          const { x, y, width, height } = shapeOf(region).bounds(region);
          expect(bounds[index]?.left).toBeCloseTo(x, 6);
          expect(bounds[index]?.top).toBeCloseTo(y, 6);
          expect(bounds[index]?.right).toBeCloseTo(x + width, 6);
          expect(bounds[index]?.bottom).toBeCloseTo(y + height, 6);
        });
      }),
    );
  });

  it('is as large while it is drawn as the region then is', () => {
    fc.assert(
      fc.property(records, (regions) => {
        for (const region of regions) {
          const outline = new NotedPath();
          const preview = previewOf(region);
          view?.tracePreview(outline, preview);
          outline.closePath();
          const { width, height } = readBoxOf(region);
          const extent = view?.previewExtent(preview);
          expect([extent?.width, extent?.height]).toEqual([width, height]);
          const across = outline.outlines[0]?.filter((_, index) => index % 2 === 0) ?? [];
          expect(Math.max(...across) - Math.min(...across)).toBeCloseTo(width, 2);
        }
      }),
    );
  });

  it('stays as it is where the numbers are given that it has', () => {
    fc.assert(
      fc.property(records, (regions) => {
        for (const region of regions) {
          const shape = shapeOf(region);
          const numbers = shape.numbers?.(region) ?? {};
          expect(readBoxOf(region)).toMatchObject({ x: numbers.x, y: numbers.y });
          expect(shape.withExtent?.(region, numbers, IMAGE) ?? region).toEqual(region);
        }
      }),
    );
  });

  it('tells the corners that can be added and taken away, and whether they cross', () => {
    fc.assert(
      fc.property(records, (regions) => {
        for (const region of regions) {
          const shape = shapeOf(region);
          const corners = shape.corners?.(region);
          const more = shape.withCorner?.(region, 0) ?? null;
          expect(more === null).toBe(corners === undefined);
          if (more !== null) expect(shape.corners?.(more)).toHaveLength((corners?.length ?? 0) + 1);
          expect(shape.isCrossed?.(region) ?? false).toBe(
            corners !== undefined && crossesItself(corners),
          );
        }
      }),
    );
  });

  it('tells which of the group each is, and where it is packed', () => {
    fc.assert(
      fc.property(records, px, px, side, (regions, left, top, length) => {
        const { view: drawn, geometry } = packOf(regions);
        const window = { left, top, right: left + length, bottom: top + length };
        const whole = new NotedPath();
        const single = new NotedPath();
        const live = new NotedPath();
        drawn.tracePacked(whole, geometry, window, (_l, _t, _r, _b, index, start, end) => {
          drawn.tracePacked(single, geometry.subarray(start, end), EVERYTHING, () => {});
          drawn.trace(live, regions[index] as ImageRecord);
        });
        expect(single.outlines).toEqual(whole.outlines);
        expect(live.outlines).toEqual(whole.outlines);
      }),
    );
  });

  it('leaves away nothing that touches the window', () => {
    fc.assert(
      fc.property(records, px, px, side, (regions, left, top, length) => {
        const window = { left, top, right: left + length, bottom: top + length };
        const { outlines } = drawPacked(regions, window);
        const touching = regions.filter((region) => {
          const { x, y, width, height } = shapeOf(region).bounds(region);
          const isAcross = x <= window.right && x + width >= window.left;
          return isAcross && y <= window.bottom && y + height >= window.top;
        });
        const live = new NotedPath();
        for (const region of touching) view?.trace(live, region);
        for (const outline of live.outlines) expect(outlines).toContainEqual(outline);
        expect(outlines.length).toBeLessThanOrEqual(regions.length);
      }),
    );
  });
});

describe.each(RegionKindSchema.options)('the kind %s', (kind) => {
  it('has a shape, and a view with all its parts where a picture carries it', () => {
    const [shape, view] = [shapeOfKind(kind), viewOfKind(kind)];
    expect(shape.kind).toBe(kind);
    expect(view === null).toBe(!(kind in KINDS));
    // what a picture carries has numbers there
    expect(shape.numbers === undefined).toBe(view === null);
    if (view === null) return;
    expect(view.kind).toBe(kind);
    expect(view.mark === null || view.mark.startsWith('M')).toBe(true);
  });
});

it('no picture carries spans', () => {
  expect(viewOfKind('span')).toBeNull();
});
