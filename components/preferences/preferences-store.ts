import { z } from 'zod';
import { getPreferencesContract } from '@/core/contracts/get-preferences.contract';
import { putPreferencesContract } from '@/core/contracts/put-preferences.contract';
import { DEFAULT_PREFERENCES, type Preferences, PreferencesSchema } from '@/core/preferences';
import { ApiProblem } from '@/sdk/api-problem';
import type { ConcordClient } from '@/sdk/concord-client';

type Change = (preferences: Preferences) => Preferences;

/** What the browser keeps, so that a page need not wait for the server. */
const CacheSchema = z.object({
  preferences: PreferencesSchema,
  version: z.number().int(),
  /** The server has not got these yet. */
  isUnsent: z.boolean(),
});

export interface PreferencesSnapshot {
  readonly preferences: Preferences;
  /** The server has answered: tours and guides may open by themselves from now on. */
  readonly isLoaded: boolean;
}

const REFUSALS_MAX = 4;

/**
 * One person's preferences: those the browser kept at once, the server's as soon as they come. A
 * change counts at once and is sent by itself; where another page was faster it is repeated on
 * what that page has stored.
 */
export class PreferencesStore {
  readonly #api: Pick<ConcordClient, 'call'>;
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly #key: string;
  readonly #listeners = new Set<() => void>();
  #snapshot: PreferencesSnapshot = { preferences: DEFAULT_PREFERENCES, isLoaded: false };
  #version = 1;
  #isUnsent = false;
  #waiting: Change[] = [];
  #sending: Promise<void> | null = null;

  constructor(
    api: Pick<ConcordClient, 'call'>,
    storage: Pick<Storage, 'getItem' | 'setItem'>,
    userId: string,
  ) {
    this.#api = api;
    this.#storage = storage;
    this.#key = `concord-preferences:${userId}`;
    this.#readCache();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getSnapshot = (): PreferencesSnapshot => this.#snapshot;

  /** Fetches what the server has; what it has not got yet is sent instead. Never throws. */
  async load(): Promise<void> {
    try {
      const view = await this.#api.call(getPreferencesContract);
      this.#version = view.version;
      if (!this.#isUnsent) this.#set(view.preferences, true);
      else this.#set(this.#snapshot.preferences, true);
    } catch {
      return;
    }
    await this.flush();
  }

  /** Changes the preferences here at once and on the server as soon as it can be reached. */
  change(change: Change): void {
    this.#waiting.push(change);
    this.#isUnsent = true;
    this.#set(change(this.#snapshot.preferences));
    void this.flush();
  }

  /** Sends what is unsent. Never throws. */
  flush(): Promise<void> {
    this.#sending ??= this.#send().finally(() => {
      this.#sending = null;
    });
    return this.#sending;
  }

  /** Takes what another tab of this browser has stored. */
  readonly adopt = (event: { key: string | null }): void => {
    if (event.key !== this.#key || this.#isUnsent) return;
    this.#readCache();
    for (const listener of this.#listeners) listener();
  };

  async #send(): Promise<void> {
    let refusals = 0;
    while (this.#isUnsent && refusals < REFUSALS_MAX) {
      const sent = this.#waiting.length;
      try {
        const view = await this.#api.call(putPreferencesContract, {
          ifMatch: this.#version,
          body: this.#snapshot.preferences,
        });
        this.#version = view.version;
        this.#waiting.splice(0, sent);
        this.#isUnsent = this.#waiting.length > 0;
        this.#writeCache();
      } catch (error) {
        if (!(error instanceof ApiProblem) || error.code !== 'stale_version') return;
        refusals += 1;
        if (!(await this.#repeatOnServers())) return;
      }
    }
  }

  /** Repeats the changes of this page on what the server has now; false where it cannot be read. */
  async #repeatOnServers(): Promise<boolean> {
    try {
      const view = await this.#api.call(getPreferencesContract);
      this.#version = view.version;
      // changes made before a reload are known by their result alone: they win as a whole
      const before = this.#waiting.length > 0 ? view.preferences : this.#snapshot.preferences;
      this.#set(this.#waiting.reduce((now, change) => change(now), before));
      return true;
    } catch {
      return false;
    }
  }

  #set(preferences: Preferences, isLoaded = this.#snapshot.isLoaded): void {
    this.#snapshot = { preferences, isLoaded };
    this.#writeCache();
    for (const listener of this.#listeners) listener();
  }

  #readCache(): void {
    try {
      const cached = CacheSchema.safeParse(JSON.parse(this.#storage.getItem(this.#key) ?? 'null'));
      if (!cached.success) return;
      this.#version = cached.data.version;
      this.#isUnsent = cached.data.isUnsent;
      this.#snapshot = { ...this.#snapshot, preferences: cached.data.preferences };
    } catch {
      // a browser that keeps nothing: the server's preferences come in a moment
    }
  }

  #writeCache(): void {
    const cache: z.input<typeof CacheSchema> = {
      preferences: this.#snapshot.preferences,
      version: this.#version,
      isUnsent: this.#isUnsent,
    };
    try {
      this.#storage.setItem(this.#key, JSON.stringify(cache));
    } catch {
      // no space: they are kept for this page alone and on the server
    }
  }
}
