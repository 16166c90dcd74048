import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BoxRegionSchema, PolygonRegionSchema, SpanRegionSchema } from '../annotation';
import type { DatasetRow, ExportClass } from './dataset-row';
import { goldenClasses, goldenRows, streamRows } from './golden-scene';
import { writeCoco } from './write-coco';

const [cat] = goldenRows as [DatasetRow, DatasetRow];
const region = BoxRegionSchema.parse(cat.regions[0]);

async function coco(
  rows: readonly DatasetRow[],
  classes: readonly ExportClass[] = goldenClasses,
): Promise<string> {
  let text = '';
  const settings = { description: 'demo', dateCreated: '2026-11-21', classes };
  for await (const piece of writeCoco(() => streamRows(rows), settings)) text += piece;
  return text;
}

describe('writeCoco', () => {
  it('equals the golden file byte for byte', async () => {
    expect(await coco(goldenRows)).toBe(
      '{"info":{"description":"demo","version":"1.0","year":2026,"contributor":"","date_created":"2026-11-21"},"licenses":[],"images":[{"id":1,"file_name":"img/猫 1.jpg","width":640,"height":480},{"id":2,"file_name":"img/empty.jpg","width":640,"height":480}],"annotations":[{"id":1,"image_id":1,"category_id":1,"bbox":[100.0,120.0,200.0,80.0],"area":16000.0,"segmentation":[],"iscrowd":0}],"categories":[{"id":1,"name":"cat","supercategory":""},{"id":2,"name":"dog","supercategory":""}]}',
    );
  });

  it('is valid JSON without rows', async () => {
    expect(JSON.parse(await coco([]))).toMatchObject({ images: [], annotations: [] });
  });

  it('gives every box back exactly, beyond the picture too', async () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    const size = fc.double({ min: 1e-9, max: 1e6, noNaN: true });
    await fc.assert(
      fc.asyncProperty(number, number, size, size, async (x, y, width, height) => {
        const rows = [{ ...cat, regions: [{ ...region, x, y, width, height }] }];
        const [found] = JSON.parse(await coco(rows)).annotations;
        expect(found.bbox).toEqual([x + 0, y + 0, width, height]);
        expect(found.area).toBe(width * height);
      }),
    );
  });

  it('counts category ids over the listed classes whatever their own ids are', async () => {
    const classes = [
      { id: 2, name: 'yes' },
      { id: 9, name: 'a:b & "c"' },
    ];
    const file = JSON.parse(
      await coco([{ ...cat, regions: [{ ...region, classId: 9 }] }], classes),
    );
    expect(file.annotations[0].category_id).toBe(2);
    expect(file.categories.map(({ name }: ExportClass) => name)).toEqual(['yes', 'a:b & "c"']);
  });

  it('gives a rotated box as its polygon and the upright box around it', async () => {
    const [found] = JSON.parse(
      await coco([{ ...cat, regions: [{ ...region, rotation: 90 }] }]),
    ).annotations;
    expect(found.bbox.map(Math.round)).toEqual([160, 60, 80, 200]);
    expect(found.area).toBe(16000);
    expect(found.segmentation[0]).toHaveLength(8);
  });

  it('numbers annotations on through all pictures', async () => {
    const rows = [0, 1, 2].map((position) => ({ ...cat, position, regions: [region, region] }));
    const { annotations } = JSON.parse(await coco(rows));
    expect(annotations.map(({ id }: { id: number }) => id)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(annotations.at(-1).image_id).toBe(3);
  });

  const triangle = PolygonRegionSchema.parse({
    kind: 'polygon',
    classId: 0,
    points: [
      [10, 20],
      [50, 20],
      [50, 60.5],
    ],
  });

  it('gives a polygon as its corners, its area and the upright box around it', async () => {
    const [found] = JSON.parse(await coco([{ ...cat, regions: [triangle] }])).annotations;
    expect(found).toEqual({
      id: 1,
      image_id: 1,
      category_id: 1,
      bbox: [10, 20, 40, 40.5],
      area: 810,
      segmentation: [[10, 20, 50, 20, 50, 60.5]],
      iscrowd: 0,
    });
  });

  it('gives the area that the mask of a polygon has which crosses itself', async () => {
    const points: [number, number][] = [
      [10, 10],
      [50, 50],
      [50, 10],
      [10, 50],
    ];
    const [found] = JSON.parse(
      await coco([{ ...cat, regions: [{ ...triangle, points }] }]),
    ).annotations;
    expect(found.area).toBeCloseTo(800, 6);
    expect(found.segmentation).toEqual([points.flat()]);
  });

  it('gives attributes, flags and group under keys of their own, a crowd as a mask', async () => {
    const regions = [
      { ...region, attributes: { pose: 'sit', truncated: 'a little' }, group: 3 },
      { ...triangle, flags: ['occluded' as const, 'truncated' as const, 'crowd' as const] },
    ];
    const [box, crowd] = JSON.parse(await coco([{ ...cat, regions }])).annotations;
    expect(box).toMatchObject({ attributes: { pose: 'sit', truncated: 'a little' }, group: 3 });
    expect(crowd).toMatchObject({
      iscrowd: 1,
      attributes: { occluded: true, truncated: true },
      segmentation: { size: [480, 640] },
    });
    const { counts } = crowd.segmentation as { counts: number[] };
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(640 * 480);
    const inside = counts.reduce((sum, count, at) => sum + (at % 2) * count, 0);
    expect(Math.abs(inside - 810)).toBeLessThan(25);
  });

  it('leaves spans out', async () => {
    const span = SpanRegionSchema.parse({ kind: 'span', classId: 0, start: 0, end: 4 });
    expect(JSON.parse(await coco([{ ...cat, regions: [span] }])).annotations).toEqual([]);
  });
});
