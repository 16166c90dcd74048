import type { ModelCard } from '@/core/models/model-card';
import type { DecodedPrediction } from '@/core/models/prediction';
import type { LoadStage, RunningOn, WorkerAnswer, WorkerRequest } from './worker-messages';

export interface BrowserModelOptions {
  card: ModelCard;
  /** Same-origin address of the ONNX file. */
  url: string;
  /** Hex sha256 of the file. */
  sha256: string;
  /** Lets WebGPU run on a software adapter; for tests. */
  allowSoftwareAdapter?: boolean;
  forceWasm?: boolean;
  /** After so long without a sign of life the worker is ended, 30 s by default; loading may take four times that. */
  timeoutMs?: number;
  onProgress?: (stage: LoadStage, loadedBytes: number, totalBytes: number) => void;
  /** Replaces the worker; for tests. */
  createWorker?: () => Worker;
}

/** Failure is ordinary here: the caller goes on without pre-labels and says why. */
export type BrowserResult<T> = { ok: true; value: T } | { ok: false; message: string };

export interface TimedPrediction {
  prediction: DecodedPrediction;
  /** From decoded picture or text to boxes or scores. */
  ms: number;
}

interface Pending {
  resolve: (result: BrowserResult<WorkerAnswer>) => void;
  limitMs: number;
  timer: ReturnType<typeof setTimeout>;
}

/** A runtime of up to 27 MB may come over a slow line before the first sign of life. */
const LOAD_PATIENCE = 4;

const createModelWorker = (): Worker =>
  new Worker(new URL('./model.worker.ts', import.meta.url), { type: 'module' });

/**
 * Runs one model in a worker of its own. No method throws or rejects, and none stays without an
 * answer for longer than the time limit: a bad model, a lost device or a hung runtime gives
 * `{ok: false}`. WebGPU that fails is replaced by WASM once, with the same call tried again.
 */
export class BrowserModel {
  private worker: Worker | null = null;
  private readonly pending = new Map<number, Pending>();
  private nextId = 1;
  private isDisposed = false;
  private isLoading = false;
  private isWasmForced: boolean;
  private readonly timeoutMs: number;
  private loading: Promise<BrowserResult<RunningOn>> | null = null;

  constructor(private readonly options: BrowserModelOptions) {
    this.isWasmForced = options.forceWasm ?? false;
    this.timeoutMs = options.timeoutMs ?? 30_000;
  }

  /** Makes the model ready, warmed up; repeated calls give the same answer until a failure. */
  async load(): Promise<BrowserResult<RunningOn>> {
    this.loading ??= this.startLoading();
    const { loading } = this;
    const result = await loading;
    if (!result.ok && this.loading === loading) this.loading = null;
    return result;
  }

  /** Gives the prediction for a picture (the bitmap is closed) or a text, loading the model first if need be. */
  async predict(input: ImageBitmap | string): Promise<BrowserResult<TimedPrediction>> {
    const first = await this.tryPredict(input);
    const wasOnGpu = first.runningOn?.provider === 'webgpu';
    const result = first.result.ok || !wasOnGpu ? first.result : await this.retryOnWasm(input);
    if (typeof input !== 'string') input.close();
    return result;
  }

  /** Ends the worker and frees the model's memory; open calls answer `{ok: false}`. */
  dispose(): void {
    this.isDisposed = true;
    this.endWorker('The model was closed');
  }

  private async startLoading(): Promise<BrowserResult<RunningOn>> {
    this.isLoading = true;
    let result = await this.loadOnce();
    if (!result.ok && !this.isWasmForced && !this.isDisposed) {
      this.isWasmForced = true;
      result = await this.loadOnce();
    }
    this.isLoading = false;
    return result;
  }

  private async loadOnce(): Promise<BrowserResult<RunningOn>> {
    const { card, url, sha256, allowSoftwareAdapter = false } = this.options;
    this.endWorker('The model was loaded again');
    const result = await this.ask((id) => ({
      kind: 'load',
      id,
      card,
      url,
      sha256,
      allowSoftwareAdapter,
      forceWasm: this.isWasmForced,
    }));
    if (!result.ok) {
      this.endWorker(result.message);
      return result;
    }
    return result.value.kind === 'loaded'
      ? { ok: true, value: result.value.runningOn }
      : { ok: false, message: 'The model worker gave an unexpected answer' };
  }

  private async retryOnWasm(input: ImageBitmap | string): Promise<BrowserResult<TimedPrediction>> {
    // Several predictions may fail at once; only the first of them starts the model anew.
    if (!this.isWasmForced && !this.isLoading) this.loading = null;
    this.isWasmForced = true;
    return (await this.tryPredict(input)).result;
  }

  private async tryPredict(
    input: ImageBitmap | string,
  ): Promise<{ runningOn: RunningOn | null; result: BrowserResult<TimedPrediction> }> {
    const loaded = await this.load();
    if (!loaded.ok) return { runningOn: null, result: loaded };
    const runningOn = loaded.value;
    try {
      // A copy goes to the worker, so that the picture is still here for a second try.
      const bitmap = typeof input === 'string' ? null : await createImageBitmap(input);
      const answer = await this.ask(
        (id) => ({
          kind: 'predict',
          id,
          input: bitmap === null ? { text: input as string } : { bitmap },
        }),
        bitmap === null ? [] : [bitmap],
      );
      if (!answer.ok) return { runningOn, result: answer };
      if (answer.value.kind !== 'predicted') {
        const message = 'The model worker gave an unexpected answer';
        return { runningOn, result: { ok: false, message } };
      }
      const { prediction, ms } = answer.value;
      return { runningOn, result: { ok: true, value: { prediction, ms } } };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return { runningOn, result: { ok: false, message } };
    }
  }

  private ask(
    makeRequest: (id: number) => WorkerRequest,
    transfer: Transferable[] = [],
  ): Promise<BrowserResult<WorkerAnswer>> {
    if (this.isDisposed) return Promise.resolve({ ok: false, message: 'The model was closed' });
    return new Promise((resolve) => {
      const id = this.nextId++;
      try {
        this.worker ??= this.startWorker();
        const request = makeRequest(id);
        const limitMs = this.timeoutMs * (request.kind === 'load' ? LOAD_PATIENCE : 1);
        this.pending.set(id, { resolve, limitMs, timer: this.startTimer(limitMs) });
        this.worker.postMessage(request, transfer);
      } catch (error) {
        this.settle(id, null);
        const message = error instanceof Error ? error.message : String(error);
        resolve({ ok: false, message });
      }
    });
  }

  private startTimer(limitMs: number): ReturnType<typeof setTimeout> {
    return setTimeout(
      () => this.endWorker(`The model did not answer within ${limitMs / 1000} s`),
      limitMs,
    );
  }

  private startWorker(): Worker {
    const worker = (this.options.createWorker ?? createModelWorker)();
    worker.addEventListener('message', (event: MessageEvent<WorkerAnswer>) => {
      if (this.worker === worker) this.receive(event.data);
    });
    const onError = (event: Event) => {
      event.preventDefault();
      if (this.worker === worker) this.endWorker('The model worker stopped');
    };
    worker.addEventListener('error', onError);
    worker.addEventListener('messageerror', onError);
    return worker;
  }

  private receive(answer: WorkerAnswer): void {
    if (answer.kind === 'device-lost') {
      this.isWasmForced = true;
      this.endWorker(`The graphics device was lost: ${answer.message}`);
    } else if (answer.kind === 'progress') {
      const pending = this.pending.get(answer.id);
      if (pending === undefined) return;
      clearTimeout(pending.timer);
      pending.timer = this.startTimer(pending.limitMs);
      this.options.onProgress?.(answer.stage, answer.loadedBytes, answer.totalBytes);
    } else if (answer.kind === 'failed') {
      this.settle(answer.id, { ok: false, message: answer.message });
    } else {
      this.settle(answer.id, { ok: true, value: answer });
    }
  }

  private endWorker(message: string): void {
    this.worker?.terminate();
    this.worker = null;
    if (!this.isLoading) this.loading = null;
    for (const id of this.pending.keys()) this.settle(id, { ok: false, message });
  }

  private settle(id: number, result: BrowserResult<WorkerAnswer> | null): void {
    const pending = this.pending.get(id);
    if (pending === undefined) return;
    clearTimeout(pending.timer);
    this.pending.delete(id);
    if (result !== null) pending.resolve(result);
  }
}
