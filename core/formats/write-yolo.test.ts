import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BoxRegionSchema, PolygonRegionSchema } from '../annotation';
import type { DatasetRow } from './dataset-row';
import { goldenClasses, goldenRows } from './golden-scene';
import { makeYoloNamer } from './name-yolo-files';
import { writeYoloLabels, writeYoloYaml, yamlString } from './write-yolo';

const [cat, empty] = goldenRows as [DatasetRow, DatasetRow];
const region = BoxRegionSchema.parse(cat.regions[0]);

function withBox(x: number, y: number, width: number, height: number): DatasetRow {
  return { ...cat, regions: [{ ...region, x, y, width, height }] };
}

function numbersOf(row: DatasetRow): number[] {
  return writeYoloLabels(row, goldenClasses).trim().split(' ').slice(1).map(Number);
}

describe('writeYoloLabels', () => {
  it('equals the golden label file', () => {
    expect(writeYoloLabels(cat, goldenClasses)).toBe('0 0.312500 0.333333 0.312500 0.166667\n');
  });

  it('gives an empty file for a picture without boxes', () => {
    expect(writeYoloLabels(empty, goldenClasses)).toBe('');
  });

  it('gives boxes back to a millionth of the picture, always within 0 and 1', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -100, max: 639, noNaN: true }),
        fc.double({ min: -100, max: 479, noNaN: true }),
        fc.double({ min: 101, max: 900, noNaN: true }),
        fc.double({ min: 101, max: 900, noNaN: true }),
        (x, y, width, height) => {
          const [xc = -1, yc = -1, w = -1, h = -1] = numbersOf(withBox(x, y, width, height));
          for (const value of [xc, yc, w, h]) {
            expect(value).toBeGreaterThanOrEqual(0);
            expect(value).toBeLessThanOrEqual(1);
          }
          expect(Math.abs((xc - w / 2) * 640 - Math.max(0, x))).toBeLessThanOrEqual(640e-6);
          expect(Math.abs((xc + w / 2) * 640 - Math.min(640, x + width))).toBeLessThanOrEqual(
            640e-6,
          );
          expect(Math.abs((yc + h / 2) * 480 - Math.min(480, y + height))).toBeLessThanOrEqual(
            480e-6,
          );
        },
      ),
    );
  });

  it('keeps 1×1 boxes at every edge and leaves out what lies wholly outside', () => {
    expect(numbersOf(withBox(639, 479, 1, 1))).toEqual([0.999219, 0.998958, 0.001563, 0.002083]);
    expect(writeYoloLabels(withBox(640, 10, 5, 5), goldenClasses)).toBe('');
  });

  it('gives the upright box around a polygon', () => {
    const polygon = PolygonRegionSchema.parse({
      kind: 'polygon',
      classId: 1,
      points: [
        [64, 48],
        [128, 96],
        [-10, 480],
      ],
    });
    expect(writeYoloLabels({ ...cat, regions: [polygon] }, goldenClasses)).toBe(
      '1 0.100000 0.550000 0.200000 0.900000\n',
    );
  });

  it('never writes a box of no width', () => {
    expect(numbersOf(withBox(10, 10, 1e-9, 1e-9)).slice(2)).toEqual([0.000001, 0.000001]);
  });

  it('writes ten thousand boxes of one picture', () => {
    const row = { ...cat, regions: Array.from({ length: 10_000 }, () => region) };
    expect(writeYoloLabels(row, goldenClasses).trim().split('\n')).toHaveLength(10_000);
  });
});

describe('writeYoloYaml', () => {
  it('equals the golden file without its comments', () => {
    expect(writeYoloYaml(goldenClasses, false)).toBe(
      'path: .\ntrain: images/train\nval: images/val\ntest:\nnames:\n  0: cat\n  1: dog\n',
    );
  });

  it('quotes names that YAML would read as something else', () => {
    for (const name of ['no', 'Yes', 'ON', 'null', '1', '1e3', 'a: b', 'a #b', '- x', '~', ' x']) {
      expect(yamlString(name)).toBe(JSON.stringify(name));
    }
    for (const name of ['cat', '猫', 'red blood cell', 'T-shirt', 'a_b']) {
      expect(yamlString(name)).toBe(name);
    }
  });

  it('keeps any name on one line without characters that YAML forbids', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(yamlString(name)).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      }),
    );
  });
});

describe('makeYoloNamer', () => {
  it('gives the golden names', () => {
    const nameFiles = makeYoloNamer();
    expect(goldenRows.map(nameFiles)).toEqual([
      { image: 'images/train/猫 1.jpg', label: 'labels/train/猫 1.txt' },
      { image: 'images/train/empty.jpg', label: 'labels/train/empty.txt' },
    ]);
  });

  it('keeps pictures of one stem apart: other extension, other folder, other case', () => {
    const nameFiles = makeYoloNamer();
    const rows: DatasetRow[] = [
      { ...cat, name: 'a/x.jpg' },
      { ...cat, name: 'b/x.jpg', sha256: 'b'.repeat(64) },
      { ...cat, name: 'x.png', mediaType: 'image/png', sha256: 'c'.repeat(64) },
      { ...cat, name: 'X.jpg', sha256: 'd'.repeat(64) },
      { ...cat, name: 'x.jpg', sha256: 'd'.repeat(64) },
    ];
    expect(rows.map((row) => nameFiles(row).label)).toEqual([
      'labels/train/x.txt',
      'labels/train/x-bbbbbbbb.txt',
      'labels/train/x-cccccccc.txt',
      'labels/train/X-dddddddd.txt',
      'labels/train/x-dddddddd-2.txt',
    ]);
  });

  it('gives an extension that fits the bytes', () => {
    const nameFiles = makeYoloNamer();
    expect(nameFiles({ ...cat, name: 'v1.2.final' }).image).toBe('images/train/v1.2.final.jpg');
    expect(nameFiles({ ...cat, name: 'shot.JPEG' }).image).toBe('images/train/shot.JPEG');
    expect(nameFiles({ ...cat, name: 'shot.jpg', mediaType: 'image/webp' }).image).toBe(
      'images/train/shot.jpg.webp',
    );
  });

  it('never leaves its folder and never gives one name twice, whatever the items are called', () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom('..', '.', '../../etc/passwd', '/', 'C:\\x', 'con.jpg', '', ' . ', 'a/../b'),
    );
    fc.assert(
      fc.property(fc.array(name, { maxLength: 20 }), (names) => {
        const nameFiles = makeYoloNamer();
        const files = names.map((entry) => nameFiles({ ...cat, name: entry }));
        for (const { image, label } of files) {
          expect(image).toMatch(/^images\/train\/[^/\\\p{Cc}]+\.jpe?g$/iu);
          expect(label.replace(/^labels/, 'images').replace(/txt$/, '')).toBe(
            image.replace(/jpe?g$/i, ''),
          );
          expect(image.split('/')[2]).not.toMatch(/^\./);
        }
        expect(new Set(files.map(({ label }) => label.toLowerCase())).size).toBe(files.length);
      }),
    );
  });
});
