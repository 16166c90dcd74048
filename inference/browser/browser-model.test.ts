import { expect, test, vi } from 'vitest';
import { softmaxCard } from '../testing-models';
import { BrowserModel } from './browser-model';
import type { LoadRequest, WorkerAnswer, WorkerRequest } from './worker-messages';

type Reply = (request: WorkerRequest, worker: ScriptedWorker) => void;

/** Stands for a browser's worker: answers as the script says, and keeps what happened to it. */
class ScriptedWorker extends EventTarget {
  readonly requests: WorkerRequest[] = [];
  isTerminated = false;

  constructor(private readonly reply: Reply) {
    super();
  }

  postMessage(request: WorkerRequest): void {
    this.requests.push(request);
    queueMicrotask(() => this.reply(request, this));
  }

  answer(data: WorkerAnswer): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  terminate(): void {
    this.isTerminated = true;
  }
}

const prediction = { boxes: [], candidates: [], classScores: [0.5, 0.5], droppedCount: 0 };

/** A worker that runs on the GPU unless it is forced to WASM. */
const loadAsAsked: Reply = (request, worker) => {
  if (request.kind !== 'load') return;
  const provider = request.forceWasm ? 'wasm' : 'webgpu';
  worker.answer({ kind: 'loaded', id: request.id, runningOn: { provider, threads: 1 } });
};
const workAsAsked: Reply = (request, worker) => {
  loadAsAsked(request, worker);
  if (request.kind === 'predict') {
    worker.answer({ kind: 'predicted', id: request.id, prediction, ms: 1 });
  }
};

function makeModel(replies: Reply[], timeoutMs = 30_000) {
  const workers: ScriptedWorker[] = [];
  const model = new BrowserModel({
    card: softmaxCard(),
    url: '/model.onnx',
    sha256: '0'.repeat(64),
    timeoutMs,
    createWorker: () => {
      const worker = new ScriptedWorker(replies[workers.length] ?? workAsAsked);
      workers.push(worker);
      return worker as unknown as Worker;
    },
  });
  return { model, workers };
}
const loads = (workers: ScriptedWorker[]) =>
  workers.map((worker) => (worker.requests[0] as LoadRequest).forceWasm);

test('a model is loaded once, however many ask for it', async () => {
  const { model, workers } = makeModel([]);
  const results = await Promise.all([model.load(), model.predict('a'), model.predict('b')]);
  expect(results[0]).toEqual({ ok: true, value: { provider: 'webgpu', threads: 1 } });
  expect(results[1]).toEqual({ ok: true, value: { prediction, ms: 1 } });
  expect(results[2]?.ok).toBe(true);
  expect(workers).toHaveLength(1);
  expect(workers[0]?.requests.map((request) => request.kind)).toEqual([
    'load',
    'predict',
    'predict',
  ]);
});

test('a model that WebGPU cannot load runs on WASM', async () => {
  const { model, workers } = makeModel([
    (request, worker) => worker.answer({ kind: 'failed', id: request.id, message: 'no kernel' }),
  ]);
  expect(await model.load()).toEqual({ ok: true, value: { provider: 'wasm', threads: 1 } });
  expect(loads(workers)).toEqual([false, true]);
  expect(workers[0]?.isTerminated).toBe(true);
});

test('a device lost while predictions are open answers all of them from one WASM worker', async () => {
  const { model, workers } = makeModel([
    (request, worker) => {
      loadAsAsked(request, worker);
      if (request.kind === 'predict') worker.answer({ kind: 'device-lost', message: 'gone' });
    },
  ]);
  const results = await Promise.all([model.predict('a'), model.predict('b'), model.predict('c')]);
  expect(results.map((result) => result.ok)).toEqual([true, true, true]);
  expect(loads(workers)).toEqual([false, true]);
});

test('a device lost between predictions is not seen by the next one', async () => {
  const { model, workers } = makeModel([]);
  await model.predict('a');
  workers[0]?.answer({ kind: 'device-lost', message: 'gone' });
  expect((await model.predict('b')).ok).toBe(true);
  expect(loads(workers)).toEqual([false, true]);
});

test('predictions that fail on WebGPU are tried again on one WASM worker', async () => {
  const { model, workers } = makeModel([
    (request, worker) => {
      loadAsAsked(request, worker);
      if (request.kind === 'predict') {
        worker.answer({ kind: 'failed', id: request.id, message: 'shader' });
      }
    },
  ]);
  const results = await Promise.all([model.predict('a'), model.predict('b')]);
  expect(results.map((result) => result.ok)).toEqual([true, true]);
  expect(loads(workers)).toEqual([false, true]);
});

test('a worker that never answers is ended in time and the caller told', async () => {
  vi.useFakeTimers();
  try {
    const { model, workers } = makeModel([loadAsAsked, loadAsAsked]);
    const result = model.predict('a');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await result).toEqual({ ok: false, message: 'The model did not answer within 30 s' });
    expect(workers.every((worker) => worker.isTerminated)).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});

test('a worker script that cannot run gives a failure, and a later call starts anew', async () => {
  const crash: Reply = (_, worker) => worker.dispatchEvent(new Event('error'));
  const { model } = makeModel([crash, crash]);
  expect(await model.load()).toEqual({ ok: false, message: 'The model worker stopped' });
  expect((await model.load()).ok).toBe(true);
});

test('progress keeps a slow load alive', async () => {
  vi.useFakeTimers();
  try {
    const { model } = makeModel([
      (request, worker) => {
        const { id } = request;
        const tell = () =>
          worker.answer({ kind: 'progress', id, stage: 'weights', loadedBytes: 1, totalBytes: 9 });
        for (const minute of [1, 2, 3]) setTimeout(tell, minute * 60_000);
        setTimeout(() => loadAsAsked(request, worker), 200_000);
      },
    ]);
    const result = model.load();
    await vi.advanceTimersByTimeAsync(200_000);
    expect((await result).ok).toBe(true);
  } finally {
    vi.useRealTimers();
  }
});

test('after dispose everything open and everything later answers with a failure', async () => {
  const { model, workers } = makeModel([loadAsAsked]);
  await model.load();
  const open = model.predict('a');
  await Promise.resolve();
  model.dispose();
  expect(await open).toEqual({ ok: false, message: 'The model was closed' });
  expect(await model.predict('b')).toEqual({ ok: false, message: 'The model was closed' });
  expect(workers.map((worker) => worker.isTerminated)).toEqual([true]);
});
