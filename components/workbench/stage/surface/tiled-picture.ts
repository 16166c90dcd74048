import type { ItemView } from '@/core/contracts/list-items.contract';
import { levelForScale, type TileGrid, tileStretch, tilesWithin } from '@/core/tile-grid';
import { tileUrl } from '../../picture-url';
import type { ImageWindow } from '../regions/region-kind-view';
import type { PictureSource } from './picture-source';
import { TileLost, type TilePlace, TileStore } from './tile-store';
import { makeWholePicture } from './whole-picture';

const TILES_BYTES_MAX = 160 * 1024 * 1024;

async function loadTile(
  itemId: ItemView['id'],
  { level, x, y }: TilePlace,
  signal: AbortSignal,
): Promise<ImageBitmap> {
  const response = await fetch(tileUrl(itemId, level, x, y), { signal });
  if (response.status === 404 || response.status === 403) throw new TileLost();
  if (!response.ok) throw new Error(`The tile could not be loaded (${response.status})`);
  return createImageBitmap(await response.blob());
}

/** The tile on whole device px where the picture stands upright, so that no seam shows. */
function drawTile(
  context: CanvasRenderingContext2D,
  bitmap: ImageBitmap,
  { left, top, right, bottom }: ImageWindow,
  levelScale: number,
): void {
  // the last tiles may reach past the picture by less than one px of their level
  const [width, height] = [(right - left) / levelScale, (bottom - top) / levelScale];
  const { a, b, c, d, e, f } = context.getTransform();
  if (b !== 0 || c !== 0) {
    context.drawImage(bitmap, 0, 0, width, height, left, top, right - left, bottom - top);
    return;
  }
  const [x, y] = [Math.round(a * left + e), Math.round(d * top + f)];
  const [endX, endY] = [Math.round(a * right + e), Math.round(d * bottom + f)];
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.drawImage(bitmap, 0, 0, width, height, x, y, endX - x, endY - y);
  context.restore();
}

/**
 * A large picture of which only what is in view is loaded, tile by tile, at the level that is just
 * sharp; until then its base and whatever coarser tiles are at hand are shown.
 */
export function makeTiledPicture(
  base: ImageBitmap,
  itemId: ItemView['id'],
  grid: TileGrid,
): PictureSource {
  const whole = makeWholePicture(base, grid);
  const listeners = new Set<(window: ImageWindow) => void>();
  const store = new TileStore({
    load: (place, signal) => loadTile(itemId, place, signal),
    onLoad({ level, x, y }) {
      for (const listener of listeners) listener(tileStretch(grid, level, x, y));
    },
    bytesMax: TILES_BYTES_MAX,
  });

  function findTiles(level: number, window: ImageWindow) {
    return tilesWithin(grid, level, window).map(({ x, y }) => ({
      bitmap: store.take({ level, x, y }),
      stretch: tileStretch(grid, level, x, y),
    }));
  }

  return {
    get isGone() {
      return whole.isGone;
    },

    draw(context, window, scale) {
      const target = levelForScale(grid, scale);
      const tiles = target === grid.levels - 1 ? [] : findTiles(target, window);
      const isUpright = context.getTransform().b === 0 && context.getTransform().c === 0;
      const isComplete = tiles.length > 0 && tiles.every(({ bitmap }) => bitmap !== null);
      if (!isComplete || !isUpright) whole.draw(context, window, scale);
      for (let level = grid.levels - 2; level > target && !isComplete; level -= 1) {
        for (const { bitmap, stretch } of findTiles(level, window)) {
          if (bitmap !== null) drawTile(context, bitmap, stretch, 2 ** level);
        }
      }
      for (const { bitmap, stretch } of tiles) {
        if (bitmap !== null) drawTile(context, bitmap, stretch, 2 ** target);
      }
    },

    want(window, scale) {
      const level = levelForScale(grid, scale);
      if (level === grid.levels - 1) {
        store.want([]);
        return;
      }
      const middle = [(window.left + window.right) / 2, (window.top + window.bottom) / 2] as const;
      const side = grid.tileSize * 2 ** level;
      const farness = ({ x, y }: { x: number; y: number }) =>
        Math.hypot((x + 0.5) * side - middle[0], (y + 0.5) * side - middle[1]);
      const places = tilesWithin(grid, level, window).sort((a, b) => farness(a) - farness(b));
      store.want(places.map(({ x, y }) => ({ level, x, y })));
    },

    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    release: () => store.clear(),
  };
}
