import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { levelExtent, type TileGrid } from '@/core/tile-grid';
import { guardDecoders } from '../imports/guard-decoders';
import { IMPORT_LIMITS } from '../imports/import-limits';
import type { BlobStorage, StoredBlob } from '../storage/blob-storage';
import { packTiles } from './tile-file';

/** A photograph's tiles are jpeg again; everything else stays exact to the px. */
export function tileMediaType(pictureMediaType: string): 'image/jpeg' | 'image/png' {
  return pictureMediaType === 'image/jpeg' ? 'image/jpeg' : 'image/png';
}

/**
 * Cuts a stored upright picture into its tiles and stores them as one blob. The picture is read
 * once from top to bottom, so that memory stays at a few rows of tiles however large it is.
 */
export async function cutTiles(
  storage: BlobStorage,
  picture: { sha256: string; mediaType: string },
  grid: TileGrid,
): Promise<StoredBlob> {
  guardDecoders();
  const path = await storage.localPath(picture.sha256);
  const folder = await mkdtemp(join(/* turbopackIgnore: true */ tmpdir(), 'concord-tiles-'));
  const isJpeg = tileMediaType(picture.mediaType) === 'image/jpeg';
  const open = () => {
    const limitInputPixels = IMPORT_LIMITS.imagePixelsMax;
    const opened = sharp(path, { limitInputPixels, sequentialRead: true, failOn: 'error' });
    return isJpeg ? opened.jpeg({ quality: 90 }) : opened.png({ compressionLevel: 3 });
  };
  try {
    await open()
      .tile({ size: grid.tileSize, overlap: 0, layout: 'dz', depth: 'onetile' })
      .toFile(join(/* turbopackIgnore: true */ folder, 'cut.dz'));
    const base = levelExtent(grid, grid.levels - 1);
    const basePath = join(/* turbopackIgnore: true */ folder, 'base');
    await open()
      .resize({ width: base.widthPx, height: base.heightPx, fit: 'fill' })
      .toFile(basePath);
    const paths = [...(await listCut(folder, grid, isJpeg ? 'jpeg' : 'png')), basePath];
    const tiles = [];
    for (const tile of paths) {
      const { size } = await stat(/* turbopackIgnore: true */ tile);
      tiles.push({ bytes: size, read: () => readFile(/* turbopackIgnore: true */ tile) });
    }
    return await storage.put(packTiles(tiles));
  } finally {
    await rm(/* turbopackIgnore: true */ folder, { recursive: true, force: true });
  }
}

/** The tiles of all levels but the base by place; libvips counts its levels from the smallest. */
async function listCut(folder: string, grid: TileGrid, suffix: string): Promise<string[]> {
  const cut = join(/* turbopackIgnore: true */ folder, 'cut_files');
  const names = await readdir(/* turbopackIgnore: true */ cut);
  const largest = Math.max(...names.map(Number).filter(Number.isInteger));
  const paths: string[] = [];
  for (let level = 0; level < grid.levels - 1; level += 1) {
    const { columns, rows } = levelExtent(grid, level);
    for (let y = 0; y < rows; y += 1) {
      for (let x = 0; x < columns; x += 1) {
        paths.push(
          join(/* turbopackIgnore: true */ cut, `${largest - level}`, `${x}_${y}.${suffix}`),
        );
      }
    }
  }
  return paths;
}
