import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { exportDatasetVersionContract } from '@/core/contracts/export-dataset-version.contract';
import { freezeDatasetVersionContract } from '@/core/contracts/freeze-dataset-version.contract';
import { getProgressContract } from '@/core/contracts/get-progress.contract';
import { submitAnnotationContract } from '@/core/contracts/submit-annotation.contract';
import { adminApi, claim, createProject, importFiles } from './support/api';
import { expect, test } from './support/fixtures';
import type { TestServer } from './support/server';
import { whyNoWorker } from './support/training-worker';

const CAT = 'img/猫 1.jpg';
const EMPTY = 'img/empty.jpg';
const VENV = join(import.meta.dirname, '..', 'worker', '.venv');
const PYTHON = [
  process.env['CONCORD_WORKER_PYTHON'],
  join(VENV, 'bin', 'python'),
  join(VENV, 'Scripts', 'python.exe'),
].find((path) => path !== undefined && existsSync(path));

/** Reads the COCO file with the field's own library, and lists the YOLO zip with its label files. */
const READER = `
import json, sys, zipfile
from pycocotools.coco import COCO
coco = COCO(sys.argv[1])
zip = zipfile.ZipFile(sys.argv[2])
print("\\n" + json.dumps({
    "images": [image["file_name"] for image in coco.loadImgs(coco.getImgIds())],
    "classes": [one["name"] for one in coco.loadCats(coco.getCatIds())],
    "boxes": [one["bbox"] for one in coco.loadAnns(coco.getAnnIds(iscrowd=None))],
    "cats": [image["file_name"] for image in coco.loadImgs(coco.getImgIds(catIds=coco.getCatIds(["cat"])))],
    "yolo": {name: zip.read(name).decode() if name.endswith((".txt", ".yaml")) else None for name in zip.namelist()},
    "broken": zip.testzip(),
}))
`;

/** The scene of the formats' examples, labelled through the interface; frozen with one split. */
async function freezeGoldenScene(server: TestServer) {
  const api = adminApi(server);
  const { id: projectId } = await createProject(api, {
    name: 'Cats and dogs',
    kind: 'image',
    labelSchema: { classes: [{ name: 'cat' }, { name: 'dog' }], regions: ['box'] },
  });
  const picture = async (name: string, background: string) => {
    const create = { width: 640, height: 480, channels: 3, background } as const;
    return { name, bytes: await sharp({ create }).jpeg().toBuffer() };
  };
  const files = [await picture(CAT, '#aa8866'), await picture(EMPTY, '#6688aa')];
  await importFiles(api, projectId, 'images', files);
  for (const { id, item } of await claim(api, projectId, 2)) {
    const cat = { kind: 'box' as const, classId: 0, x: 100, y: 120, width: 200, height: 80 };
    await api.call(submitAnnotationContract, {
      params: { assignmentId: id },
      body: { regions: item.name === CAT ? [cat] : [], classIds: [], durationMs: 4_000 },
      idempotencyKey: randomUUID(),
    });
  }
  const progress = () => api.call(getProgressContract, { params: { projectId } });
  await expect.poll(async () => (await progress()).consensus.agreed, { timeout: 30_000 }).toBe(2);
  const { id: datasetVersionId } = await api.call(freezeDatasetVersionContract, {
    params: { projectId },
    body: { name: 'golden', splits: { train: 1, val: 0, test: 0 } },
    idempotencyKey: randomUUID(),
  });
  return async (format: 'manifest' | 'coco' | 'yolo') => {
    const answer = await api.fetch(exportDatasetVersionContract, {
      params: { datasetVersionId },
      query: { format },
    });
    return Buffer.from(await answer.arrayBuffer());
  };
}

test('the golden scene comes out as the formats describe it', async ({ server }) => {
  const download = await freezeGoldenScene(server);
  const lines = (await download('manifest')).toString('utf8').trim().split('\n');
  const rows = lines.map((line) => JSON.parse(line));
  const named = (name: string) => rows.find((row) => row.concord.name === name);
  expect(named(CAT)).toMatchObject({
    'bounding-box': {
      image_size: [{ width: 640, height: 480, depth: 3 }],
      annotations: [{ class_id: 0, left: 100, top: 120, width: 200, height: 80 }],
    },
    'bounding-box-metadata': {
      'class-map': { 0: 'cat' },
      type: 'groundtruth/object-detection',
      'human-annotated': 'yes',
    },
  });
  expect(named(EMPTY)).toMatchObject({
    'bounding-box': { annotations: [] },
    'bounding-box-metadata': { objects: [], 'class-map': {} },
  });

  await test.step('pycocotools loads the COCO file, the YOLO folder has its layout', async () => {
    const reason = PYTHON === undefined ? whyNoWorker() : null;
    test.skip(PYTHON === undefined, reason ?? 'the worker has no environment yet');
    const folder = await mkdtemp(join(tmpdir(), 'concord-e2e-exports-'));
    const [coco, yolo] = [join(folder, 'coco.json'), join(folder, 'yolo.zip')];
    await writeFile(coco, await download('coco'));
    await writeFile(yolo, await download('yolo'));
    const { stdout, stderr } = spawnSync(PYTHON ?? '', ['-c', READER, coco, yolo], {
      encoding: 'utf8',
      env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
    });
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    const read = JSON.parse(stdout.trim().split('\n').at(-1) || JSON.stringify(stderr));
    expect(read).toMatchObject({
      classes: ['cat', 'dog'],
      boxes: [[100, 120, 200, 80]],
      cats: [CAT],
      broken: null,
    });
    expect(read.images.sort()).toEqual([EMPTY, CAT].sort());
    const files = Object.keys(read.yolo).filter((name) => !name.endsWith('/'));
    const inside = (pattern: RegExp) => files.filter((name) => pattern.test(name));
    expect(inside(/(^|\/)images\/train\/.*\.jpg$/)).toHaveLength(2);
    const labels = inside(/(^|\/)labels\/train\/.*\.txt$/).map((name) => read.yolo[name]);
    expect(labels.sort()).toEqual(['', '0 0.312500 0.333333 0.312500 0.166667\n']);
    const [yaml = ''] = inside(/(^|\/)data\.yaml$/);
    expect(read.yolo[yaml]).toMatch(/train: images\/train/);
    expect(read.yolo[yaml]).toMatch(/0: "?cat"?\s+1: "?dog"?/);
  });
});
