import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Region } from '../annotation';
import type { DatasetRow } from './dataset-row';
import { goldenClasses, goldenRows, streamRows } from './golden-scene';
import { roundHalfEven } from './round-half-even';
import { type ManifestSettings, writeManifest, writeManifestLine } from './write-manifest';

const [cat, empty] = goldenRows as [DatasetRow, DatasetRow];
const settings: ManifestSettings = {
  kind: 'image',
  regions: ['box'],
  choice: 'none',
  classes: goldenClasses,
  depth: 3,
  jobName: 'cats-and-dogs',
  datasetVersion: 'f'.repeat(64),
  sourceRef: (row) => `s3://bucket/${row.name}`,
};

function withoutOwn(line: string): string {
  const { concord, ...rest } = JSON.parse(line) as Record<string, unknown>;
  expect(concord).toBeDefined();
  return JSON.stringify(rest);
}

function box(x: number, y: number, width: number, height: number, classId = 0): Region {
  return {
    kind: 'box',
    classId,
    attributes: {},
    origin: 'manual',
    x,
    y,
    width,
    height,
    rotation: 0,
  };
}

interface Written {
  'bounding-box': {
    annotations: { class_id: number; left: number; top: number; width: number; height: number }[];
  };
  'bounding-box-metadata': { objects: unknown[]; 'class-map': Record<string, string> };
  concord: { regions: Region[]; name: string; posterior: number[] | null };
}

function written(row: DatasetRow): Written {
  return JSON.parse(writeManifestLine(row, settings)) as Written;
}

describe('writeManifestLine', () => {
  it('equals the golden bounding box line byte for byte once `concord` is taken off', () => {
    expect(withoutOwn(writeManifestLine(cat, settings))).toBe(
      '{"source-ref":"s3://bucket/img/猫 1.jpg","bounding-box":{"image_size":[{"width":640,"height":480,"depth":3}],"annotations":[{"class_id":0,"left":100,"top":120,"width":200,"height":80}]},"bounding-box-metadata":{"objects":[{"confidence":0.92}],"class-map":{"0":"cat"},"type":"groundtruth/object-detection","human-annotated":"yes","creation-date":"2026-11-21T08:00:00.000000","job-name":"labeling-job/cats-and-dogs"}}',
    );
  });

  it('keeps an empty picture apart from an unlabelled one', () => {
    const line = written(empty);
    expect(line['bounding-box'].annotations).toEqual([]);
    expect(line['bounding-box-metadata'].objects).toEqual([]);
    expect(line['bounding-box-metadata']['class-map']).toEqual({});
  });

  it('carries split, exact boxes, provenance and the version hash under `concord`', () => {
    const regions = [box(10.25, 20.5, 30.125, 40.75, 1)];
    const line = JSON.parse(writeManifestLine({ ...cat, split: 'val', regions }, settings));
    expect(line.concord).toMatchObject({
      split: 'val',
      itemId: 'itm_golden0',
      sha256: cat.sha256,
      name: 'img/猫 1.jpg',
      regions,
      posterior: null,
      confidence: 0.92,
      datasetVersion: 'f'.repeat(64),
      provenance: cat.provenance,
    });
  });

  it('writes a text with one class as in the developer guide', () => {
    const classes = [
      { id: 0, name: 'negative' },
      { id: 1, name: 'positive' },
    ];
    const row: DatasetRow = {
      ...empty,
      text: 'The food was delicious',
      classIds: [1],
      posterior: { 0: 0.2, 1: 0.8 },
      confidence: 0.8,
    };
    const line = writeManifestLine(row, {
      ...settings,
      kind: 'text',
      regions: [],
      choice: 'single',
      classes,
      jobName: 'mood',
    });
    expect(withoutOwn(line)).toBe(
      '{"source":"The food was delicious","label":1,"label-metadata":{"class-name":"positive","confidence":0.8,"type":"groundtruth/text-classification","job-name":"labeling-job/mood","human-annotated":"yes","creation-date":"2026-11-21T08:00:00.000000"}}',
    );
    expect(JSON.parse(line).concord.posterior).toEqual([0.2, 0.8]);
  });

  it('writes several classes of a picture with a confidence for each', () => {
    const names = ['person', 'bicycle', '2', '3', '4', '5', '6', '7', 'clothing'];
    const row: DatasetRow = {
      ...empty,
      classIds: [1, 0, 8],
      posterior: { 1: 0.95, 0: 0.77, 8: 0.2 },
      provenance: { ...empty.provenance, resolvedAt: '2026-11-21T08:00:00.000Z' },
    };
    const line = writeManifestLine(row, {
      ...settings,
      regions: [],
      choice: 'multiple',
      classes: names.map((name, id) => ({ id, name })),
      jobName: 'tags',
    });
    expect(JSON.parse(withoutOwn(line))).toEqual({
      'source-ref': 's3://bucket/img/empty.jpg',
      tags: [1, 0, 8],
      'tags-metadata': {
        'job-name': 'labeling-job/tags',
        'class-map': { '1': 'bicycle', '0': 'person', '8': 'clothing' },
        'human-annotated': 'yes',
        'creation-date': '2026-11-21T08:00:00.000000',
        'confidence-map': { '1': 0.95, '0': 0.77, '8': 0.2 },
        type: 'groundtruth/image-classification-multilabel',
      },
    });
  });

  it('writes confidence 0 for the answer of a single person', () => {
    const line = JSON.parse(
      writeManifestLine({ ...cat, source: 'single', confidence: 1 }, settings),
    );
    expect(line['bounding-box-metadata'].objects).toEqual([{ confidence: 0 }]);
  });

  it('lines the posterior up with the class list, whatever ids are missing', () => {
    const line = JSON.parse(
      writeManifestLine(
        { ...empty, posterior: { 0: 0.25, 7: 0.75 } },
        {
          ...settings,
          classes: [
            { id: 0, name: 'a' },
            { id: 3, name: 'b' },
            { id: 7, name: 'c' },
          ],
        },
      ),
    );
    expect(line.concord.posterior).toEqual([0.25, 0, 0.75]);
  });

  it('keeps every box inside the picture at integer pixels at most half a pixel off', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 639, noNaN: true }),
        fc.double({ min: 0, max: 479, noNaN: true }),
        fc.double({ min: 1, max: 640, noNaN: true }),
        fc.double({ min: 1, max: 480, noNaN: true }),
        (x, y, width, height) => {
          const [found] = written({ ...cat, regions: [box(x, y, width, height)] })['bounding-box']
            .annotations;
          if (found === undefined) throw new Error('the box is missing');
          const right = Math.min(640, x + width);
          const bottom = Math.min(480, y + height);
          expect(Object.values(found).every(Number.isInteger)).toBe(true);
          expect(found.left).toBeGreaterThanOrEqual(0);
          expect(found.left + found.width).toBeLessThanOrEqual(640);
          expect(found.top + found.height).toBeLessThanOrEqual(480);
          expect(found.width).toBeGreaterThanOrEqual(1);
          expect(Math.abs(found.left - x)).toBeLessThanOrEqual(0.5);
          expect(Math.abs(found.top - y)).toBeLessThanOrEqual(0.5);
          expect(Math.abs(found.left + found.width - right)).toBeLessThanOrEqual(1);
          expect(Math.abs(found.top + found.height - bottom)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('writes 1×1 boxes and boxes at the edges as they are, and clamps those beyond', () => {
    const regions = [
      box(0, 0, 1, 1),
      box(639, 479, 1, 1),
      box(600, 400, 40, 80),
      box(-10, -10, 700, 600),
      box(700, 10, 5, 5),
    ];
    const line = written({ ...cat, regions });
    expect(line['bounding-box'].annotations).toEqual([
      { class_id: 0, left: 0, top: 0, width: 1, height: 1 },
      { class_id: 0, left: 639, top: 479, width: 1, height: 1 },
      { class_id: 0, left: 600, top: 400, width: 40, height: 80 },
      { class_id: 0, left: 0, top: 0, width: 640, height: 480 },
    ]);
    expect(line['bounding-box-metadata'].objects).toHaveLength(4);
    expect(line.concord.regions).toEqual(regions);
  });

  it('gives back any name and any boxes exactly, on one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.double({ min: 0, max: 600 }), (name, x) => {
        if (Number.isNaN(x)) return;
        const row = { ...cat, name, regions: [box(x, 1 / 3, 0.1 + 0.2, 7.7)] };
        const line = writeManifestLine(row, settings);
        expect(line).not.toMatch(/[\n\r]/);
        const back = JSON.parse(line) as Written;
        expect(back.concord.name).toBe(name);
        expect(back.concord.regions[0]).toEqual({ ...row.regions[0], x: x + 0 });
      }),
    );
  });

  it('writes ten thousand boxes of one picture', () => {
    const regions = Array.from({ length: 10_000 }, (_, i) => box(i % 600, i % 400, 3, 4, i % 2));
    expect(written({ ...cat, regions })['bounding-box'].annotations).toHaveLength(10_000);
  });
});

describe('other kinds of region', () => {
  const polygon: Region = {
    kind: 'polygon',
    classId: 1,
    attributes: { pose: 'sit' },
    origin: 'manual',
    flags: ['occluded', 'crowd'],
    group: 2,
    points: [
      [10.4, 20.5],
      [50, 20.5],
      [30, 700],
    ],
  };
  const span = (start: number, end: number, classId: number): Region => ({
    kind: 'span',
    classId,
    attributes: {},
    origin: 'manual',
    start,
    end,
  });

  it('gives the box around a polygon, and the polygon exactly under `concord`', () => {
    const line = JSON.parse(
      writeManifestLine({ ...cat, regions: [polygon] }, { ...settings, regions: ['polygon'] }),
    );
    expect(line['bounding-box'].annotations).toEqual([
      { class_id: 1, left: 10, top: 20, width: 40, height: 460 },
    ]);
    expect(line['bounding-box-metadata']['class-map']).toEqual({ '1': 'dog' });
    expect(line.concord.regions).toEqual([polygon]);
  });

  it('writes the spans of a text as Ground Truth does, in order, by code points', () => {
    const row: DatasetRow = {
      ...empty,
      text: '👍🏽 Amazon SageMaker 2017',
      regions: [span(20, 24, 1), span(3, 9, 0)],
      confidence: 0.75,
    };
    const line = writeManifestLine(row, {
      ...settings,
      kind: 'text',
      regions: ['span'],
      classes: [
        { id: 0, name: 'Brand' },
        { id: 1, name: 'Date' },
      ],
      jobName: 'names',
    });
    expect(withoutOwn(line)).toBe(
      '{"source":"👍🏽 Amazon SageMaker 2017","text-span":{"annotations":{"labels":[{"label":"Brand","shortDisplayName":"br"},{"label":"Date","shortDisplayName":"da"}],"entities":[{"label":"Brand","startOffset":3,"endOffset":9},{"label":"Date","startOffset":20,"endOffset":24}]}},"text-span-metadata":{"entities":[{"confidence":0.75},{"confidence":0.75}],"type":"groundtruth/text-span","human-annotated":"yes","creation-date":"2026-11-21T08:00:00.000000","job-name":"labeling-job/names"}}',
    );
    expect([...(row.text ?? '')].slice(3, 9).join('')).toBe('Amazon');
  });

  it('keeps a text without spans apart from an unlabelled one', () => {
    const line = JSON.parse(
      writeManifestLine({ ...empty, text: 'x' }, { ...settings, kind: 'text', regions: ['span'] }),
    );
    expect(line['text-span']).toEqual({ annotations: { labels: [], entities: [] } });
    expect(line['text-span-metadata'].entities).toEqual([]);
  });
});

describe('writeManifest', () => {
  it('ends every line with one line feed', async () => {
    let text = '';
    for await (const piece of writeManifest(streamRows(goldenRows), settings)) text += piece;
    expect(text.split('\n')).toHaveLength(3);
    expect(text.endsWith('\n')).toBe(true);
  });
});

describe('roundHalfEven', () => {
  it('rounds halves to the even neighbour and never gives −0', () => {
    expect([0.5, 1.5, 2.5, -0.5, -1.5, 0.49, 0.51].map(roundHalfEven)).toEqual([
      0, 2, 2, 0, -2, 0, 1,
    ]);
  });
});
