import sharp from 'sharp';
import type { Point } from '../support/stage-view';

export const PICTURE_SIZE = { widthPx: 1280, heightPx: 960 };
/** Side of the square in the top-left corner whose colour says which picture is painted. */
export const MARKER_PX = 64;

/** What is to be found in a picture: left, top, width, height in px. */
export type Truth = readonly [x: number, y: number, width: number, height: number];

export interface ScenePicture {
  name: string;
  /** Red of the marker, 0–255; green and blue are 0. */
  level: number;
  truth: readonly Truth[];
}

const OBJECT_COLORS = ['#4f7cac', '#c0e0de', '#d97b66', '#8a9a5b', '#c9a227'];

/** Picture A of the scenes: sizes 40–400 px, the second inside the first, 3 with 4 and 6 with 7 overlapping by IoU .2. */
export const TEN_OBJECTS: readonly Truth[] = [
  [80, 90, 400, 300],
  [170, 170, 120, 100],
  [580, 100, 200, 150],
  [680, 150, 200, 150],
  [980, 110, 240, 180],
  [100, 510, 180, 180],
  [160, 600, 180, 180],
  [480, 450, 40, 40],
  [640, 510, 300, 360],
  [1020, 430, 160, 400],
];

/** Three objects a picture, at places that differ from picture to picture. */
export function threeObjects(index: number): readonly Truth[] {
  const shift = 30 * index;
  return [
    [120 + shift, 120, 220, 160],
    [620, 180 + shift, 180, 260],
    [300 + shift, 600, 320, 200],
  ];
}

/** Draws a picture with its objects and its marker as JPEG. */
export async function drawScenePicture({ level, truth }: ScenePicture): Promise<Buffer> {
  const { widthPx, heightPx } = PICTURE_SIZE;
  const objects = truth.map(
    ([x, y, width, height], index) =>
      `<rect x="${x}" y="${y}" width="${width}" height="${height}" ` +
      `fill="${OBJECT_COLORS[index % OBJECT_COLORS.length]}" stroke="#222" stroke-width="1"/>`,
  );
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}">` +
    `<rect width="100%" height="100%" fill="#e8e6e1"/>${objects.join('')}` +
    `<rect width="${MARKER_PX}" height="${MARKER_PX}" fill="rgb(${level},0,0)"/></svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 92, chromaSubsampling: '4:4:4' }).toBuffer();
}

/** The corners between which a truth is drawn. */
export function cornersOf([x, y, width, height]: Truth): [Point, Point] {
  return [
    [x, y],
    [x + width, y + height],
  ];
}
