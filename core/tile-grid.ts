/**
 * How a large picture is cut up. Level 0 is the picture at its own size, each further level half
 * as large (rounded up); levels are cut into square tiles from the top left, those at the right and
 * lower edge smaller. The last level, the base, is one tile whatever its size.
 */
export interface TileGrid {
  readonly tileSize: number;
  readonly levels: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A stretch of the picture in ImagePx. */
interface Stretch {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The side of a tile in px. */
export const TILE_SIZE = 512;
/** The longer side of the base in px is at most this, and more than half of it. */
const BASE_SIDE_MAX = 2048;
/** Above either a picture is cut up: its longer side in px, or its px altogether. */
export const WITHOUT_TILES_MAX = { sidePx: 4096, pixels: 16_000_000 };

/** Whether a picture is so large that it is cut up. */
export function needsTiles(widthPx: number, heightPx: number): boolean {
  return (
    Math.max(widthPx, heightPx) > WITHOUT_TILES_MAX.sidePx ||
    widthPx * heightPx > WITHOUT_TILES_MAX.pixels
  );
}

/** Returns how a picture of this size is cut up. */
export function makeTileGrid(widthPx: number, heightPx: number): TileGrid {
  let levels = 1;
  while (Math.ceil(Math.max(widthPx, heightPx) / 2 ** (levels - 1)) > BASE_SIDE_MAX) levels += 1;
  return { tileSize: TILE_SIZE, levels, widthPx, heightPx };
}

/** Size of a level in its own px, and how many tiles it has each way. */
export function levelExtent(grid: TileGrid, level: number) {
  const widthPx = Math.ceil(grid.widthPx / 2 ** level);
  const heightPx = Math.ceil(grid.heightPx / 2 ** level);
  const isBase = level === grid.levels - 1;
  const columns = isBase ? 1 : Math.ceil(widthPx / grid.tileSize);
  const rows = isBase ? 1 : Math.ceil(heightPx / grid.tileSize);
  return { widthPx, heightPx, columns, rows };
}

/** Returns how many tiles all levels have together. */
export function countTiles(grid: TileGrid): number {
  let count = 0;
  for (let level = 0; level < grid.levels; level += 1) {
    const { columns, rows } = levelExtent(grid, level);
    count += columns * rows;
  }
  return count;
}

/** Returns a tile's place among all (level by level, row by row), or null where there is none. */
export function placeOfTile(grid: TileGrid, level: number, x: number, y: number): number | null {
  if (level < 0 || level >= grid.levels || x < 0 || y < 0) return null;
  let place = 0;
  for (let before = 0; before < level; before += 1) {
    const { columns, rows } = levelExtent(grid, before);
    place += columns * rows;
  }
  const { columns, rows } = levelExtent(grid, level);
  return x < columns && y < rows ? place + y * columns + x : null;
}

/** Returns which stretch of the picture a tile covers, in ImagePx. */
export function tileStretch(grid: TileGrid, level: number, x: number, y: number): Stretch {
  const { widthPx, heightPx } = grid;
  if (level === grid.levels - 1) return { left: 0, top: 0, right: widthPx, bottom: heightPx };
  const side = grid.tileSize * 2 ** level;
  return {
    left: x * side,
    top: y * side,
    right: Math.min(widthPx, (x + 1) * side),
    bottom: Math.min(heightPx, (y + 1) * side),
  };
}

/** Returns the tiles of a level that show some of a stretch of the picture. */
export function tilesWithin(grid: TileGrid, level: number, seen: Stretch) {
  const { columns, rows } = levelExtent(grid, level);
  const isBase = level === grid.levels - 1;
  const [sideX, sideY] = isBase
    ? [grid.widthPx, grid.heightPx]
    : [grid.tileSize * 2 ** level, grid.tileSize * 2 ** level];
  const left = Math.max(0, seen.left);
  const top = Math.max(0, seen.top);
  const right = Math.min(grid.widthPx, seen.right);
  const bottom = Math.min(grid.heightPx, seen.bottom);
  const tiles: { x: number; y: number }[] = [];
  if (right <= left || bottom <= top) return tiles;
  const [endX, endY] = [Math.ceil(right / sideX), Math.ceil(bottom / sideY)];
  for (let y = Math.floor(top / sideY); y < Math.min(rows, endY); y += 1) {
    for (let x = Math.floor(left / sideX); x < Math.min(columns, endX); x += 1)
      tiles.push({ x, y });
  }
  return tiles;
}

/** Returns the coarsest level that still has a px for each device px; `scale` is device px an ImagePx. */
export function levelForScale(grid: TileGrid, scale: number): number {
  const level = Math.floor(Math.log2(1 / scale) + 1e-9);
  return Math.min(grid.levels - 1, Math.max(0, level));
}
