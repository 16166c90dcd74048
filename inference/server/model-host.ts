import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { AppError } from '@/core/errors';
import type { NamedTensors } from '@/core/models/tensor';

/** A model by its content: the file at `path`, or `bytes`, whose sha256 (hex) the child checks. */
export type ModelSource = { sha256: string; path: string } | { sha256: string; bytes: Uint8Array };

export interface ModelHostOptions {
  /** The file that node runs; by default the one below the working directory. */
  childPath?: string;
  /** After so long without an answer the child is killed; the limit covers loading the model. */
  timeoutMs?: number;
  /** How many models stay loaded; the least recently used one goes first. */
  maxSessions?: number;
}

interface Job {
  id: number;
  source: ModelSource;
  feeds: NamedTensors;
  resolve: (outputs: NamedTensors) => void;
  reject: (error: AppError) => void;
}

type ChildMessage =
  | { ready: true }
  | { id: number; outputs: NamedTensors }
  | { id: number; error: string };

/**
 * Runs models one after another in a child process that starts at the first job, starts again after
 * a crash or a kill, and never keeps the parent alive while idle.
 */
export class ModelHost {
  private readonly childPath: string;
  private readonly timeoutMs: number;
  private readonly maxSessions: number;
  private readonly waiting: Job[] = [];
  private child: ChildProcess | null = null;
  private current: Job | null = null;
  private watchdog: ReturnType<typeof setTimeout> | undefined;
  private nextId = 1;
  private isClosed = false;

  constructor(options: ModelHostOptions = {}) {
    this.childPath =
      options.childPath ??
      join(
        /* turbopackIgnore: true */ process.cwd(),
        'inference',
        'server',
        'model-host-child.mjs',
      );
    this.timeoutMs = options.timeoutMs ?? 30_000;
    this.maxSessions = options.maxSessions ?? 4;
  }

  /** The id of the running child process, null when none runs. */
  get pid(): number | null {
    return this.child?.pid ?? null;
  }

  /**
   * Gives the model's outputs. Rejects with `invalid_model` when the runtime refuses the model or
   * the feeds, and with `unavailable` when it was killed for taking too long, died, or was closed.
   */
  run(source: ModelSource, feeds: NamedTensors): Promise<NamedTensors> {
    return new Promise((resolve, reject) => {
      if (this.isClosed) {
        reject(unavailable('The model runtime is closed'));
        return;
      }
      this.waiting.push({ id: this.nextId++, source, feeds, resolve, reject });
      this.startNext();
    });
  }

  /** Ends the child; jobs not yet done are rejected with `unavailable`. */
  async close(): Promise<void> {
    this.isClosed = true;
    for (const job of this.waiting.splice(0)) {
      job.reject(unavailable('The model runtime is closed'));
    }
    const { child } = this;
    this.stopChild('The model runtime is closed');
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    await new Promise((resolve) => child.once('exit', resolve));
  }

  private startNext(): void {
    if (this.current !== null) return;
    const job = this.waiting.shift();
    if (job === undefined) return;
    this.current = job;
    this.child ??= this.startChild();
    this.child.ref();
    this.child.channel?.ref();
    this.watchdog = setTimeout(() => {
      this.stopChild(`The model did not answer within ${this.timeoutMs / 1000} s`);
    }, this.timeoutMs);
    this.child.send(
      {
        id: job.id,
        sha256: job.source.sha256,
        path: 'path' in job.source ? job.source.path : null,
        bytes: 'bytes' in job.source ? job.source.bytes : null,
        maxSessions: this.maxSessions,
        feeds: job.feeds,
      },
      (error) => {
        if (error !== null && this.current === job) {
          this.stopChild('The model runtime could not be reached');
        }
      },
    );
  }

  /** The child gets no more environment than this: secrets of the server must be out of a model's reach. */
  private startChild(): ChildProcess {
    const child = fork(/* turbopackIgnore: true */ this.childPath, [], {
      serialization: 'advanced',
      execArgv: [],
      env: { NODE_ENV: 'production' },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.on('message', (message) => this.receive(child, message as ChildMessage));
    const onGone = () => {
      if (this.child === child) this.stopChild('The model runtime stopped unexpectedly');
    };
    child.on('error', onGone);
    child.on('exit', onGone);
    return child;
  }

  private receive(child: ChildProcess, message: ChildMessage): void {
    const job = this.current;
    if (this.child !== child || job === null || 'ready' in message || message.id !== job.id) return;
    this.finishCurrent();
    if ('outputs' in message) job.resolve(message.outputs);
    else {
      job.reject(
        new AppError('invalid_model', { message: `The model could not be run: ${message.error}` }),
      );
    }
    this.startNext();
  }

  private stopChild(reason: string): void {
    const { child, current: job } = this;
    this.child = null;
    this.finishCurrent();
    child?.kill('SIGKILL');
    job?.reject(unavailable(reason));
    this.startNext();
  }

  private finishCurrent(): void {
    clearTimeout(this.watchdog);
    this.current = null;
    this.child?.unref();
    this.child?.channel?.unref();
  }
}

function unavailable(message: string): AppError {
  return new AppError('unavailable', { message });
}

const shared = globalThis as typeof globalThis & { concordModelHost?: ModelHost };

/** Gives the one host of this process; a bundle that is evaluated twice still shares it. */
export function getModelHost(): ModelHost {
  shared.concordModelHost ??= new ModelHost();
  return shared.concordModelHost;
}

/** Ends the host's child process, if any; a later prediction starts a new one. */
export async function closeModelHost(): Promise<void> {
  const host = shared.concordModelHost;
  delete shared.concordModelHost;
  await host?.close();
}
