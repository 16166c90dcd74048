/// <reference lib="webworker" />
import type { ModelCard } from '@/core/models/model-card';
import { makeZeroFeeds, type ModelRunner, predict } from '../predict';
import { fetchWeights } from './fetch-weights';
import { loadOrtRuntime, openOrtSession, watchDeviceLoss } from './open-ort-session';
import { readBitmap } from './read-bitmap';
import type { LoadRequest, PredictRequest, WorkerAnswer, WorkerRequest } from './worker-messages';

/** One worker holds one model for its whole life; the main thread ends the worker to let it go. */
let model: { runner: ModelRunner; card: ModelCard } | null = null;
let queue: Promise<void> = Promise.resolve();

const answer = (message: WorkerAnswer): void => self.postMessage(message);

self.addEventListener('message', (event: MessageEvent<WorkerRequest>) => {
  const request = event.data;
  queue = queue.then(async () => {
    try {
      if (request.kind === 'load') await load(request);
      else await answerPrediction(request);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      answer({ kind: 'failed', id: request.id, message });
    }
  });
});

async function load(request: LoadRequest): Promise<void> {
  const { id, card } = request;
  const tell = (stage: 'runtime' | 'weights' | 'warm-up', loadedBytes = 0, totalBytes = 0) =>
    answer({ kind: 'progress', id, stage, loadedBytes, totalBytes });
  tell('runtime');
  const [runtime, weights] = await Promise.all([
    loadOrtRuntime(request),
    fetchWeights(request.url, request.sha256, (loaded, total) => tell('weights', loaded, total)),
  ]);
  const runner = await openOrtSession(runtime, weights);
  tell('warm-up');
  await runner.run(makeZeroFeeds(card));
  watchDeviceLoss(runtime).then(
    (message) => answer({ kind: 'device-lost', message }),
    () => undefined,
  );
  model = { runner, card };
  answer({ kind: 'loaded', id, runningOn: runtime.runningOn });
}

async function answerPrediction({ id, input }: PredictRequest): Promise<void> {
  if (model === null) throw new Error('No model is loaded');
  const started = performance.now();
  const decoded = 'bitmap' in input ? readBitmap(input.bitmap) : input;
  const prediction = await predict(model.runner, model.card, decoded);
  answer({ kind: 'predicted', id, prediction, ms: performance.now() - started });
}
