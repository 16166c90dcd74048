import type { ImageRegion } from '../annotation';
import { coveredArea } from '../geometry/covered-area';
import type { DatasetRow, ExportClass } from './dataset-row';
import { isImageRegion, regionBounds, regionCorners } from './region-bounds';
import { regionRle } from './region-rle';

/** What stands in a COCO file besides pictures and boxes. */
export interface CocoSettings {
  description: string;
  /** `2026-11-21` */
  dateCreated: string;
  classes: readonly ExportClass[];
}

/** COCO's numbers are floats: a whole one keeps its `.0`, as Python's json writes it. */
function float(value: number): string {
  const text = String(value === 0 ? 0 : value);
  return Number.isInteger(value) && !text.includes('e') ? `${text}.0` : text;
}

function imageJson(row: DatasetRow): string {
  return JSON.stringify({
    id: row.position + 1,
    file_name: row.name,
    width: row.widthPx ?? 0,
    height: row.heightPx ?? 0,
  });
}

/** Polygons as drawn; none of an upright box, which its `bbox` says; a mask of a crowd. */
function segmentationJson(region: ImageRegion, row: DatasetRow): string {
  if (isCrowd(region)) {
    return JSON.stringify(regionRle(region, row.widthPx ?? 0, row.heightPx ?? 0));
  }
  if (region.kind === 'box' && region.rotation === 0) return '[]';
  return `[[${regionCorners(region).flat().map(float).join(',')}]]`;
}

function isCrowd({ flags }: ImageRegion): boolean {
  return flags?.includes('crowd') ?? false;
}

/** What COCO has no word for, after its own keys, where there is any of it. */
function ownJson({ attributes, flags, group }: ImageRegion): string {
  const set = flags?.filter((flag) => flag !== 'crowd').map((flag) => [flag, true]) ?? [];
  const all = { ...Object.fromEntries(set), ...attributes };
  const written = Object.keys(all).length > 0 ? `,"attributes":${JSON.stringify(all)}` : '';
  return group === undefined ? written : `${written},"group":${group}`;
}

function annotationJson(
  region: ImageRegion,
  id: number,
  row: DatasetRow,
  categoryId: number | undefined,
): string {
  const { x, y, width, height } = regionBounds(region);
  const area = region.kind === 'box' ? region.width * region.height : coveredArea(region.points);
  return (
    `{"id":${id},"image_id":${row.position + 1},"category_id":${categoryId ?? 0},` +
    `"bbox":[${[x, y, width, height].map(float).join(',')}],` +
    `"area":${float(area)},"segmentation":${segmentationJson(region, row)},` +
    `"iscrowd":${isCrowd(region) ? 1 : 0}${ownJson(region)}}`
  );
}

function headJson(settings: CocoSettings): string {
  const info = {
    description: settings.description,
    version: '1.0',
    year: Number(settings.dateCreated.slice(0, 4)),
    contributor: '',
    date_created: settings.dateCreated,
  };
  return `{"info":${JSON.stringify(info)},"licenses":[],"images":[`;
}

/**
 * Gives a COCO instances file piece by piece: ids from 1, regions as drawn in float ImagePx (a
 * rotated box and a polygon as their corners and the upright box around them, a crowd as a mask),
 * pictures without regions kept, absent classes listed; attributes, flags and groups stand under
 * keys of their own. The rows are read twice, so that nothing has to be held in memory.
 */
export async function* writeCoco(
  openRows: () => AsyncIterable<DatasetRow>,
  settings: CocoSettings,
): AsyncGenerator<string> {
  const categoryIds = new Map(settings.classes.map(({ id }, index) => [id, index + 1]));
  yield headJson(settings);
  let separator = '';
  for await (const row of openRows()) {
    yield separator + imageJson(row);
    separator = ',';
  }
  yield '],"annotations":[';
  let annotationId = 0;
  for await (const row of openRows()) {
    for (const region of row.regions.filter(isImageRegion)) {
      annotationId += 1;
      const json = annotationJson(region, annotationId, row, categoryIds.get(region.classId));
      yield annotationId === 1 ? json : `,${json}`;
    }
  }
  const categories = settings.classes.map(({ name }, index) => ({
    id: index + 1,
    name,
    supercategory: '',
  }));
  yield `],"categories":${JSON.stringify(categories)}}`;
}
