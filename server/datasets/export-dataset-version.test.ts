import { Readable } from 'node:stream';
import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromBuffer, type ZipFile } from 'yauzl';
import { PolygonRegionSchema, type RegionFlag, SpanRegionSchema } from '@/core/annotation';
import { getDb } from '@/db/client';
import { createTestDatabase } from '@/db/testing/test-database';
import type { Ctx } from '../context';
import { findDatasetVersion } from './dataset-version-view';
import { exportDatasetVersion } from './export-dataset-version';
import { exportResponse } from './export-response';
import { freezeDatasetVersion } from './freeze-dataset-version';
import {
  addLabelledItem,
  makeBox,
  makeEmptyProject,
  makeMemberCtx,
  makeReviewsProject,
} from './testing/make-labelled-project';

const splits = { train: 1, val: 0, test: 0 };
const size = { widthPx: 640, heightPx: 480 };

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let ctx: Ctx;
let versionId: string;
const shas = new Map<string, string>();

beforeAll(async () => {
  database = await createTestDatabase();
  const schema = { classes: [{ name: 'cat' }, { name: 'dog' }] };
  const projectId = await makeEmptyProject(database.db, 'image', schema);
  ctx = await makeMemberCtx(database.db, projectId, 'engineer');
  const scene = [
    { name: 'img/猫 1.jpg', size, answer: { regions: [makeBox(100, 120, 200, 80)] } },
    { name: 'img/empty.jpg', size, answer: {} },
  ];
  for (const item of scene) {
    shas.set(item.name, (await addLabelledItem(ctx, projectId, item)).sha256);
  }
  versionId = (
    await freezeDatasetVersion(ctx, { projectId, name: 'v1', splits, include: 'resolved' })
  ).id;
});
afterAll(() => database.close());

async function download(format: 'manifest' | 'coco' | 'yolo', method = 'GET', headers = {}) {
  const file = await exportDatasetVersion(ctx, { datasetVersionId: versionId, format });
  return exportResponse(new Request('http://localhost/export', { method, headers }), file);
}

/** Entry name → text, or size for a picture. */
function unzip(bytes: Buffer): Promise<Map<string, string | number>> {
  return new Promise((resolve, reject) => {
    const found = new Map<string, string | number>();
    fromBuffer(bytes, { lazyEntries: true }, (error, zip?: ZipFile) => {
      if (error !== null || zip === undefined) return reject(error);
      zip.on('entry', (entry) => {
        zip.openReadStream(entry, async (openError, stream) => {
          if (openError !== null || stream === undefined) return reject(openError);
          const chunks: Buffer[] = [];
          for await (const chunk of stream) chunks.push(chunk as Buffer);
          const all = Buffer.concat(chunks);
          found.set(entry.fileName, /jpg$/.test(entry.fileName) ? all.length : all.toString());
          zip.readEntry();
        });
      });
      zip.on('end', () => resolve(found));
      zip.readEntry();
    });
  });
}

describe('exportDatasetVersion', () => {
  it('gives the golden manifest with addresses of our own and the version’s hash', async () => {
    const response = await download('manifest');
    expect(response.headers.get('content-type')).toContain('application/x-ndjson');
    expect(response.headers.get('content-disposition')).toContain(
      'Cats-and-dogs-v1.manifest.jsonl',
    );
    const lines = (await response.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const { concord, ...standard } = lines[0];
    expect(standard).toEqual({
      'source-ref': `/api/v1/files/${shas.get('img/猫 1.jpg')}`,
      'bounding-box': {
        image_size: [{ width: 640, height: 480, depth: 3 }],
        annotations: [{ class_id: 0, left: 100, top: 120, width: 200, height: 80 }],
      },
      'bounding-box-metadata': {
        objects: [{ confidence: 0.92 }],
        'class-map': { '0': 'cat' },
        type: 'groundtruth/object-detection',
        'human-annotated': 'yes',
        'creation-date': '2026-11-21T08:00:00.000000',
        'job-name': 'labeling-job/Cats-and-dogs',
      },
    });
    expect(concord).toMatchObject({ name: 'img/猫 1.jpg', split: 'train' });
    expect(lines[1]['bounding-box'].annotations).toEqual([]);
  });

  it('gives the golden COCO file', async () => {
    const text = await (await download('coco')).text();
    const file = JSON.parse(text);
    expect(file.images).toEqual([
      { id: 1, file_name: 'img/猫 1.jpg', width: 640, height: 480 },
      { id: 2, file_name: 'img/empty.jpg', width: 640, height: 480 },
    ]);
    expect(text).toContain(
      '"annotations":[{"id":1,"image_id":1,"category_id":1,"bbox":[100.0,120.0,200.0,80.0],"area":16000.0,"segmentation":[],"iscrowd":0}],"categories":[{"id":1,"name":"cat","supercategory":""},{"id":2,"name":"dog","supercategory":""}]}',
    );
    const target = process.env['CONCORD_COCO_OUT'];
    if (target !== undefined) await writeFile(target, text);
  });

  it('gives the golden YOLO folder with the pictures as stored', async () => {
    const bytes = Buffer.from(await (await download('yolo')).arrayBuffer());
    const found = await unzip(bytes);
    expect(found.get('data.yaml')).toBe(
      'path: .\ntrain: images/train\nval: images/val\ntest:\nnames:\n  0: cat\n  1: dog\n',
    );
    expect(found.get('labels/train/猫 1.txt')).toBe('0 0.312500 0.333333 0.312500 0.166667\n');
    expect(found.get('labels/train/empty.txt')).toBe('');
    const sha256 = shas.get('img/猫 1.jpg') ?? '';
    expect(found.get('images/train/猫 1.jpg')).toBe(await ctx.storage.size(sha256));
    expect([...found.keys()].filter((name) => !name.endsWith('/')).sort()).toEqual([
      'data.yaml',
      'images/train/empty.jpg',
      'images/train/猫 1.jpg',
      'labels/train/empty.txt',
      'labels/train/猫 1.txt',
    ]);
  });

  it('gives the same bytes each time and answers HEAD and 304 without a body', async () => {
    for (const format of ['manifest', 'coco', 'yolo'] as const) {
      const [first, second] = [await download(format), await download(format)];
      const bytes = Buffer.from(await first.arrayBuffer());
      expect(bytes.equals(Buffer.from(await second.arrayBuffer()))).toBe(true);
      const etag = first.headers.get('etag') ?? '';
      const head = await download(format, 'HEAD');
      expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, etag, '']);
      const known = await download(format, 'GET', { 'if-none-match': etag });
      expect(known.status).toBe(304);
    }
  });

  it('breaks a zip off where a picture is missing instead of ending it', async () => {
    const file = await exportDatasetVersion(
      { ...ctx, storage: { ...ctx.storage, open: () => ctx.storage.open('0'.repeat(64)) } },
      { datasetVersionId: versionId, format: 'yolo' },
    );
    await expect(new Response(file.open()).arrayBuffer()).rejects.toThrow();
  });

  it('stops reading pictures when the reader goes away', async () => {
    const pictures: Readable[] = [];
    const open = () => {
      // the first bytes come, the rest is long in coming
      const picture = new Readable({ read: () => {} });
      picture.push(Buffer.alloc(64));
      pictures.push(picture);
      return picture;
    };
    const file = await exportDatasetVersion(
      { ...ctx, storage: { ...ctx.storage, open } },
      { datasetVersionId: versionId, format: 'yolo' },
    );
    const reader = file.open().getReader();
    while (pictures.length === 0) await reader.read();
    await reader.cancel();
    await expect.poll(() => pictures.map(({ destroyed }) => destroyed)).toEqual([true]);
  });

  it('gives polygons, crowds and classes of one name in every format', async () => {
    const projectId = await makeEmptyProject(database.db, 'image', {
      classes: [{ name: 'car' }, { name: 'other', parentId: 0 }, { name: 'other' }],
      regions: ['polygon'],
    });
    const owner = await makeMemberCtx(database.db, projectId, 'manager');
    const polygon = (classId: number, flags: RegionFlag[] = []) =>
      PolygonRegionSchema.parse({
        kind: 'polygon',
        classId,
        points: [
          [64, 48],
          [128, 48],
          [128, 96],
        ],
        attributes: { pose: 'sit' },
        ...(flags.length > 0 ? { flags } : {}),
      });
    const regions = [polygon(1), polygon(2, ['crowd'])];
    await addLabelledItem(owner, projectId, { name: 'a.jpg', size, answer: { regions } });
    const { id } = await freezeDatasetVersion(owner, {
      projectId,
      name: 'v1',
      splits,
      include: 'resolved',
    });
    const open = async (format: 'manifest' | 'coco' | 'yolo') => {
      const file = await exportDatasetVersion(owner, { datasetVersionId: id, format });
      return Buffer.from(await new Response(file.open()).arrayBuffer());
    };
    const coco = JSON.parse(String(await open('coco')));
    expect(coco.categories.map(({ name }: { name: string }) => name)).toEqual([
      'car',
      'car / other',
      'other',
    ]);
    expect(coco.annotations[0]).toMatchObject({
      category_id: 2,
      area: 1536,
      segmentation: [[64, 48, 128, 48, 128, 96]],
      attributes: { pose: 'sit' },
    });
    expect(coco.annotations[1]).toMatchObject({ iscrowd: 1, segmentation: { size: [480, 640] } });
    const target = process.env['CONCORD_COCO_POLYGONS_OUT'];
    if (target !== undefined) await writeFile(target, JSON.stringify(coco));
    const line = JSON.parse(String(await open('manifest')));
    expect(line['bounding-box'].annotations).toHaveLength(2);
    expect(line.concord.regions).toMatchObject([{ kind: 'polygon' }, { flags: ['crowd'] }]);
    const yolo = await unzip(await open('yolo'));
    expect(yolo.get('labels/train/a.txt')).toBe(
      '1 0.150000 0.150000 0.100000 0.100000\n2 0.150000 0.150000 0.100000 0.100000\n',
    );
  });

  it('gives spans of a text as entities', async () => {
    const projectId = await makeEmptyProject(database.db, 'text', {
      classes: [{ name: 'hand' }],
      regions: ['span'],
    });
    const owner = await makeMemberCtx(database.db, projectId, 'manager');
    const span = SpanRegionSchema.parse({ kind: 'span', classId: 0, start: 0, end: 2 });
    const text = '👍🏽 yes';
    await addLabelledItem(owner, projectId, { name: 't', text, answer: { regions: [span] } });
    const { id } = await freezeDatasetVersion(owner, {
      projectId,
      name: 'v1',
      splits,
      include: 'resolved',
    });
    const file = await exportDatasetVersion(owner, { datasetVersionId: id, format: 'manifest' });
    const line = JSON.parse(await new Response(file.open()).text());
    expect(line['text-span'].annotations.entities).toEqual([
      { label: 'hand', startOffset: 0, endOffset: 2 },
    ]);
    expect(line.label).toBeUndefined();
  });

  it('refuses COCO and YOLO of texts and says what to use', async () => {
    const schema = { classes: [{ name: 'negative' }, { name: 'positive' }] };
    const projectId = await makeEmptyProject(getDb(), 'text', schema);
    const owner = await makeMemberCtx(getDb(), projectId, 'manager');
    await makeReviewsProject(owner, projectId, 3);
    const { id } = await freezeDatasetVersion(owner, {
      projectId,
      name: 'v1',
      splits,
      include: 'resolved',
    });
    for (const format of ['coco', 'yolo'] as const) {
      await expect(
        exportDatasetVersion(owner, { datasetVersionId: id, format }),
      ).rejects.toMatchObject({
        code: 'invalid',
        message: expect.stringContaining('format=manifest'),
      });
    }
    const { open } = await exportDatasetVersion(owner, {
      datasetVersionId: id,
      format: 'manifest',
    });
    const lines = (await new Response(open()).text()).trim().split('\n');
    const line = JSON.parse(lines[1] ?? '');
    expect(line).toMatchObject({ source: 'lovely film number 1', label: 1 });
    expect(line.concord.posterior).toEqual([0.1, 0.9]);
  });

  it('is shut to annotators', async () => {
    const { projectId } = await findDatasetVersion(ctx, versionId);
    const annotator = await makeMemberCtx(database.db, projectId, 'annotator');
    await expect(
      exportDatasetVersion(annotator, { datasetVersionId: versionId, format: 'coco' }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });
});
