import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { inspectOnnx } from '@/core/models/inspect-onnx';
import { makeZeroFeeds } from '../predict';
import {
  brightnessCard,
  brightnessModel,
  endlessModel,
  softmaxCard,
  softmaxModel,
} from '../testing-models';
import { decodeImage } from './decode-image';
import { ModelHost, type ModelSource } from './model-host';
import { predictOnServer } from './predict-on-server';
import { verifyModel } from './verify-model';

let folder = '';
const hosts: ModelHost[] = [];
const makeHost = (options = {}) => {
  const host = new ModelHost(options);
  hosts.push(host);
  return host;
};
const source = (bytes: Uint8Array): ModelSource => ({ sha256: hash(bytes), bytes });
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const weights = (scale: number) => Array.from({ length: 32 }, (_, i) => (i % 2) * scale);
const feeds = makeZeroFeeds(softmaxCard());

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'model-host-'));
});
afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.close()));
});
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));

async function store(bytes: Uint8Array) {
  const modelPath = join(folder, hash(bytes));
  await writeFile(modelPath, bytes);
  return { modelPath, sha256: hash(bytes) };
}

test('a detector finds the bright cells of a letterboxed PNG, in ImagePx', async () => {
  const host = makeHost();
  const onnx = brightnessModel();
  expect(inspectOnnx(onnx).inputs[0]).toEqual({
    name: 'image',
    elementType: 'float32',
    dims: [1, 3, 32, 64],
  });
  const white = await sharp({
    create: { width: 32, height: 32, channels: 3, background: '#ffffff' },
  })
    .png()
    .toBuffer();
  const png = await sharp({
    create: { width: 96, height: 64, channels: 3, background: '#000000' },
  })
    .composite([{ input: white, left: 32, top: 32 }])
    .png()
    .toBuffer();
  const input = await decodeImage(png);
  const stored = await store(onnx);
  const { boxes } = await predictOnServer({ ...stored, card: brightnessCard(), input }, host);
  expect(boxes).toHaveLength(1);
  expect(boxes[0]).toMatchObject({ classIndex: 0, x: 32, y: 32, width: 32, height: 32 });
  expect(boxes[0]?.confidence).toBeGreaterThan(0.9);
});

test('a text classifier answers a probability for each class', async () => {
  const host = makeHost();
  const stored = await store(softmaxModel(weights(Math.log(3))));
  const answer = await predictOnServer(
    { ...stored, card: softmaxCard(), input: { text: 'word' } },
    host,
  );
  expect(answer.classScores[0]).toBeCloseTo(0.25, 5);
  expect(answer.classScores[1]).toBeCloseTo(0.75, 5);
});

test('a model that computes too long is killed, the job refused, and the next job runs', async () => {
  const host = makeHost({ timeoutMs: 3000 });
  await host.run(source(softmaxModel(weights(1))), feeds);
  const pid = host.pid as number;
  const slow = host.run(source(endlessModel()), feeds);
  const next = host.run(source(softmaxModel(weights(1))), feeds);
  await expect(slow).rejects.toMatchObject({ code: 'unavailable' });
  await expect(next).resolves.toBeInstanceOf(Map);
  expect(host.pid).not.toBe(pid);
  await expect.poll(() => isAlive(pid)).toBe(false);
}, 15_000);

test('a killed child rejects its job and is replaced', async () => {
  const host = makeHost();
  await host.run(source(softmaxModel(weights(1))), feeds);
  const job = host.run(source(endlessModel()), feeds);
  process.kill(host.pid as number, 'SIGKILL');
  await expect(job).rejects.toMatchObject({ code: 'unavailable' });
  await expect(host.run(source(softmaxModel(weights(1))), feeds)).resolves.toBeInstanceOf(Map);
});

test.each([
  ['is not ONNX', source(new TextEncoder().encode('nonsense'))],
  ['has another hash', { sha256: '0'.repeat(64), bytes: softmaxModel(weights(1)) }],
  ['is not there', { sha256: '0'.repeat(64), path: '/nowhere/at/all' }],
])('a model that %s is an invalid model and the child lives on', async (_, bad) => {
  const host = makeHost();
  await host.run(source(softmaxModel(weights(1))), feeds);
  const { pid } = host;
  await expect(host.run(bad, feeds)).rejects.toMatchObject({ code: 'invalid_model' });
  expect(host.pid).toBe(pid);
});

test('more models than stay loaded still answer, each with its own weights', async () => {
  const host = makeHost({ maxSessions: 2 });
  const data = new Float32Array(16).fill(1);
  const ones = new Map([['features', { dims: [1, 16], data }]]);
  for (const scale of [0, 0.1, 0.2, 0.3, 0, 0.1]) {
    const outputs = await host.run(source(softmaxModel(weights(scale))), ones);
    const expected = 1 / (1 + Math.exp(-16 * scale));
    expect(outputs.get('probabilities')?.data[1]).toBeCloseTo(expected, 5);
  }
});

test('closing ends the child, rejects what waits and takes no more', async () => {
  const host = makeHost();
  await host.run(source(softmaxModel(weights(1))), feeds);
  const pid = host.pid as number;
  const jobs = [host.run(source(endlessModel()), feeds), host.run(source(endlessModel()), feeds)];
  const settled = Promise.allSettled(jobs);
  await host.close();
  for (const job of await settled) expect(job).toMatchObject({ reason: { code: 'unavailable' } });
  expect(isAlive(pid)).toBe(false);
  await expect(host.run(source(softmaxModel(weights(1))), feeds)).rejects.toMatchObject({
    code: 'unavailable',
  });
});

const base64 = (values: number[]) =>
  Buffer.from(Float32Array.from(values).buffer).toString('base64');
const sample = (outputs: number[], dims = [1, 2]) => ({
  samples: [
    {
      inputs: { features: { dims: [1, 16], data: base64(Array.from({ length: 16 }, () => 0)) } },
      outputs: { probabilities: { dims, data: base64(outputs) } },
    },
  ],
});

test('verification gives the largest difference from the trainer’s outputs', async () => {
  const host = makeHost();
  const model = source(softmaxModel(weights(1)));
  const exact = await verifyModel(model, sample([0.5, 0.5]), host);
  expect(exact).toEqual({ maxAbsDifference: 0, sampleCount: 1 });
  const off = await verifyModel(model, sample([0.5, 0.25]), host);
  expect(off.maxAbsDifference).toBe(0.25);
  const poisoned = await verifyModel(model, sample([0.5, Number.NaN]), host);
  expect(poisoned.maxAbsDifference).toBe(Number.POSITIVE_INFINITY);
  const reshaped = await verifyModel(model, sample([0.5, 0.5], [2, 1]), host);
  expect(reshaped.maxAbsDifference).toBe(Number.POSITIVE_INFINITY);
  await expect(verifyModel(model, sample([0.5]), host)).rejects.toMatchObject({ code: 'invalid' });
});

test('a picture is decoded upright, over white; other formats and pixel bombs are refused', async () => {
  const turned = await sharp({ create: { width: 8, height: 4, channels: 3, background: '#f00' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  expect(await decodeImage(turned)).toMatchObject({ widthPx: 4, heightPx: 8 });
  const clear = { r: 10, g: 20, b: 30, alpha: 0 };
  const glass = await sharp({ create: { width: 2, height: 2, channels: 4, background: clear } })
    .png()
    .toBuffer();
  expect(new Set((await decodeImage(glass)).rgba)).toEqual(new Set([255]));
  const gray = await sharp({ create: { width: 3, height: 1, channels: 3, background: '#777' } })
    .grayscale()
    .png()
    .toBuffer();
  expect([...(await decodeImage(gray)).rgba.subarray(0, 4)]).toEqual([119, 119, 119, 255]);
  const bomb = await sharp({
    create: { width: 9000, height: 9000, channels: 3, background: '#000' },
  })
    .png()
    .toBuffer();
  await expect(decodeImage(bomb)).rejects.toMatchObject({ code: 'too_large' });
  const svg = new TextEncoder().encode(
    '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>',
  );
  await expect(decodeImage(svg)).rejects.toMatchObject({ code: 'unsupported_type' });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
