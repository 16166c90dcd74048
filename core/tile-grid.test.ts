import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countTiles,
  levelExtent,
  levelForScale,
  makeTileGrid,
  needsTiles,
  placeOfTile,
  tileStretch,
  tilesWithin,
} from './tile-grid';

const sides = fc.integer({ min: 1, max: 60_000 });

/** A picture, one of its levels, and a stretch that may reach beyond it. */
const views = fc
  .record({
    width: sides,
    height: sides,
    level: fc.nat(10),
    a: fc.double({ min: -0.5, max: 1.5, noNaN: true }),
    b: fc.double({ min: -0.5, max: 1.5, noNaN: true }),
    sizeX: fc.integer({ min: 1, max: 6000 }),
    sizeY: fc.integer({ min: 1, max: 6000 }),
  })
  .map(({ width, height, level, a, b, sizeX, sizeY }) => {
    const grid = makeTileGrid(width, height);
    const seen = {
      left: a * width,
      top: b * height,
      right: a * width + sizeX,
      bottom: b * height + sizeY,
    };
    return { grid, level: level % grid.levels, seen };
  });

describe('tile grid', () => {
  it('cuts up what is large and nothing else', () => {
    expect(needsTiles(4096, 3900)).toBe(false);
    expect(needsTiles(4097, 10)).toBe(true);
    expect(needsTiles(4090, 4090)).toBe(true);
    expect(makeTileGrid(12_000, 9_000)).toMatchObject({ levels: 4, tileSize: 512 });
    expect(levelExtent(makeTileGrid(12_000, 9_000), 0)).toMatchObject({ columns: 24, rows: 18 });
    expect(levelExtent(makeTileGrid(12_000, 9_000), 3)).toEqual({
      widthPx: 1500,
      heightPx: 1125,
      columns: 1,
      rows: 1,
    });
  });

  it('covers every px of the picture that is seen exactly once, on every level', () => {
    fc.assert(
      fc.property(
        views,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        ({ grid, level, seen }, shareX, shareY) => {
          const x = Math.floor(seen.left + shareX * (seen.right - seen.left - 1));
          const y = Math.floor(seen.top + shareY * (seen.bottom - seen.top - 1));
          const [centreX, centreY] = [x + 0.5, y + 0.5];
          const isOnPicture = x >= 0 && y >= 0 && x < grid.widthPx && y < grid.heightPx;
          const isSeen =
            centreX > seen.left &&
            centreX < seen.right &&
            centreY > seen.top &&
            centreY < seen.bottom;
          const covering = tilesWithin(grid, level, seen).filter((tile) => {
            const { left, top, right, bottom } = tileStretch(grid, level, tile.x, tile.y);
            return centreX >= left && centreX < right && centreY >= top && centreY < bottom;
          });
          if (isOnPicture && isSeen) expect(covering).toHaveLength(1);
          else expect(covering.length).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('names no tile that shows nothing of what is seen', () => {
    fc.assert(
      fc.property(views, ({ grid, level, seen }) => {
        for (const { x, y } of tilesWithin(grid, level, seen)) {
          const { left, top, right, bottom } = tileStretch(grid, level, x, y);
          expect(Math.min(right, seen.right)).toBeGreaterThan(Math.max(left, seen.left));
          expect(Math.min(bottom, seen.bottom)).toBeGreaterThan(Math.max(top, seen.top));
        }
      }),
    );
  });

  it('gives every tile of all levels a place of its own, without gaps', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9000 }),
        fc.integer({ min: 1, max: 9000 }),
        (width, height) => {
          const grid = makeTileGrid(width, height);
          const places: (number | null)[] = [];
          for (let level = 0; level < grid.levels; level += 1) {
            const { columns, rows } = levelExtent(grid, level);
            expect(placeOfTile(grid, level, columns, 0)).toBeNull();
            expect(placeOfTile(grid, level, 0, rows)).toBeNull();
            for (let y = 0; y < rows; y += 1) {
              for (let x = 0; x < columns; x += 1) places.push(placeOfTile(grid, level, x, y));
            }
          }
          expect(places).toEqual(Array.from({ length: countTiles(grid) }, (_, place) => place));
          expect(placeOfTile(grid, grid.levels, 0, 0)).toBeNull();
        },
      ),
      { numRuns: 50 },
    );
  });

  it('takes the coarsest level that is still sharp', () => {
    fc.assert(
      fc.property(
        sides,
        sides,
        fc.double({ min: 0.01, max: 64, noNaN: true }),
        (width, height, scale) => {
          const grid = makeTileGrid(width, height);
          const level = levelForScale(grid, scale);
          if (level > 0) expect(2 ** -level).toBeGreaterThanOrEqual(scale * 0.999);
          if (level < grid.levels - 1) expect(2 ** -(level + 1)).toBeLessThan(scale * 1.001);
        },
      ),
    );
  });
});
