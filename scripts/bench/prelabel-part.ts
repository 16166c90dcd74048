import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ort from 'onnxruntime-node';
import { type ModelCard, ModelCardSchema } from '@/core/models/model-card';
import { seededRandom } from '@/core/random';
import { predict } from '@/inference/predict';
import { ModelHost } from '@/inference/server/model-host';
import { brightnessCard, brightnessModel } from '@/inference/testing-models';
import { quantile } from './statistics.mjs';

const RUNS = 60;
const WARM_UP = 5;
const SHIPPED = join(process.cwd(), 'public', 'models', 'handwritten-digits');

/** The shipped detector where it is present, else a small made model. */
async function findModel(): Promise<{ name: string; bytes: Uint8Array; card: ModelCard }> {
  const [onnx, card] = [join(SHIPPED, 'model.onnx'), join(SHIPPED, 'card.json')];
  if (!existsSync(onnx) || !existsSync(card)) {
    return { name: 'a made model of one layer', bytes: brightnessModel(), card: brightnessCard() };
  }
  const parsed = ModelCardSchema.parse(JSON.parse(await readFile(card, 'utf8')));
  return { name: 'handwritten-digits', bytes: await readFile(onnx), card: parsed };
}

async function medianMs(run: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let time = 0; time < WARM_UP + RUNS; time += 1) {
    const startedAt = performance.now();
    await run();
    if (time >= WARM_UP) times.push(performance.now() - startedAt);
  }
  return quantile(times, 0.5);
}

const { name, bytes, card } = await findModel();
if (card.input.kind !== 'image') throw new Error('The model does not take pictures');
const { widthPx, heightPx } = card.input;
const random = seededRandom(1);
const rgba = Uint8ClampedArray.from({ length: widthPx * heightPx * 4 }, () => 256 * random());
const dims = [1, 3, heightPx, widthPx];
const data = Float32Array.from({ length: 3 * widthPx * heightPx }, random);
const session = await ort.InferenceSession.create(bytes, {
  executionProviders: ['cpu'],
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  graphOptimizationLevel: 'all',
});
const tensor = new ort.Tensor('float32', data, dims);
const bareMs = await medianMs(() => session.run({ [card.input.name]: tensor }));
await session.release();

// The host's child keeps no process alive, and here nothing else does.
const awake = setInterval(() => {}, 1000);
const host = new ModelHost();
const folder = await mkdtemp(join(tmpdir(), 'concord-bench-model-'));
const path = join(folder, 'model.onnx');
await writeFile(path, bytes);
const source = { sha256: createHash('sha256').update(bytes).digest('hex'), path };
const feeds = new Map([[card.input.name, { dims, data }]]);
const hostMs = await medianMs(() => host.run(source, feeds));
const runner = { run: (given: typeof feeds) => host.run(source, given) };
const predictMs = await medianMs(() =>
  predict(runner as never, card, { rgba, widthPx, heightPx } as never),
);
await host.close();
await rm(folder, { recursive: true });
clearInterval(awake);
const answer = { model: `${name}, ${widthPx} × ${heightPx}`, bareMs, hostMs, predictMs };
await writeFile(process.argv[2] ?? '', JSON.stringify(answer));
