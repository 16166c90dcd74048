import type { EditorOperation } from './draft';
import type { EditorRequest } from './editor-context';

/** What can be listened to beside the snapshots. */
export interface EditorEvents {
  /** The host is asked to submit or skip. */
  request: EditorRequest;
  /** One settled operation as JSON. */
  change: EditorOperation;
}

/**
 * Tells listeners what happened, once an input: first that something can be seen to have changed,
 * then the settled operation, then requests. A gesture gives one operation, a cancelled one none.
 */
export class Outbox {
  readonly #isSettled: () => boolean;
  readonly #takeJournal: () => readonly EditorOperation[];
  readonly #onVisible: () => void;
  readonly #subscribers = new Set<() => void>();
  readonly #listeners: { [K in keyof EditorEvents]: Set<(event: EditorEvents[K]) => void> } = {
    request: new Set(),
    change: new Set(),
  };
  #requests: EditorRequest[] = [];
  #depth = 0;
  #version = 0;
  #isChanged = false;

  constructor(
    isSettled: () => boolean,
    takeJournal: () => readonly EditorOperation[],
    onVisible: () => void,
  ) {
    this.#isSettled = isSettled;
    this.#takeJournal = takeJournal;
    this.#onVisible = onVisible;
  }

  /** Another number after each input; while one is under way none that equals itself. */
  get version(): number {
    return this.#depth > 0 ? Number.NaN : this.#version;
  }

  subscribe(listener: () => void): () => void {
    this.#subscribers.add(listener);
    return () => this.#subscribers.delete(listener);
  }

  on<K extends keyof EditorEvents>(
    event: K,
    listener: (payload: EditorEvents[K]) => void,
  ): () => void {
    this.#listeners[event].add(listener);
    return () => this.#listeners[event].delete(listener);
  }

  /** Runs one input; listeners hear of all of it afterwards. */
  batch<T>(work: () => T): T {
    this.#version += 1;
    this.#depth += 1;
    try {
      return work();
    } finally {
      this.#depth -= 1;
      this.#flush();
    }
  }

  visible(): void {
    this.#version += 1;
    this.#isChanged = true;
    this.#onVisible();
    this.#flush();
  }

  request(request: EditorRequest): void {
    this.#requests.push(request);
    this.#flush();
  }

  #flush(): void {
    if (this.#depth > 0) return;
    if (this.#isChanged) {
      this.#isChanged = false;
      for (const listener of this.#subscribers) listener();
    }
    if (this.#isSettled()) {
      const operations = this.#takeJournal();
      this.#version += 1;
      for (const operation of operations) {
        for (const listener of this.#listeners.change) listener(operation);
      }
    }
    const requests = this.#requests;
    this.#requests = [];
    for (const request of requests) {
      for (const listener of this.#listeners.request) listener(request);
    }
  }
}
