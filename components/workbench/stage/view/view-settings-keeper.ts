import { z } from 'zod';
import type { Preferences } from '@/core/preferences';
import { readViewSettings, type ViewSettings } from '@/editor/view-settings';

const KEY = 'concord-view';
/** Sliders change a setting many times a second: it is sent when the hand rests. */
const REST_MS = 400;

/** What the browser keeps, and of whom: nobody gets another person's. */
const CacheSchema = z.object({ userId: z.string().nullable(), settings: z.json() });

type ViewPreferences = Preferences['view'];
type ViewStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** A person as far as the settings of the view go. */
interface ViewOwner {
  readonly userId: string;
  /** What their preferences hold; empty where nothing was ever changed, or they are not known yet. */
  readonly view: ViewPreferences;
  /** The server has answered: these are the preferences. */
  readonly isLoaded: boolean;
}

/**
 * Keeps how a person wants to see things: at once in the browser, so that a page opens with it and
 * needs no network, and in their preferences, which are the same everywhere. Only what was changed
 * is sent, so that two pages do not undo each other's changes.
 */
export class ViewSettingsKeeper {
  readonly #storage: () => ViewStorage;
  readonly #send: (changed: ViewPreferences) => void;
  #userId: string | null = null;
  #isOwnerKnown = false;
  #settings: ViewSettings;
  #unsent: Partial<ViewSettings> = {};
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `storage` may throw, as a private window's does; `send` adds to the person's preferences. */
  constructor(storage: () => ViewStorage, send: (changed: ViewPreferences) => void) {
    this.#storage = storage;
    this.#send = send;
    this.#settings = this.#read();
  }

  /** As they are now. */
  get settings(): ViewSettings {
    return this.#settings;
  }

  /** The person has changed some of them. */
  note(settings: ViewSettings): void {
    const names = Object.keys(settings) as (keyof ViewSettings)[];
    const changed = names.filter((name) => settings[name] !== this.#settings[name]);
    if (changed.length === 0) return;
    const changes = Object.fromEntries(changed.map((name) => [name, settings[name]]));
    this.#settings = settings;
    this.#unsent = { ...this.#unsent, ...changes };
    this.#write();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), REST_MS);
  }

  /** Takes what is known of the person; returns the settings to show from now on. */
  adopt({ userId, view, isLoaded }: ViewOwner): ViewSettings {
    const isAnothers = this.#userId !== null && this.#userId !== userId;
    this.#userId = userId;
    this.#isOwnerKnown = true;
    if (isAnothers || isLoaded || Object.keys(view).length > 0) {
      this.#settings = readViewSettings({ ...view, ...this.#unsent });
    }
    this.#write();
    if (this.#timer === undefined) this.flush();
    return this.#settings;
  }

  /** Sends what is unsent, as soon as it is known whose it is. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#isOwnerKnown || Object.keys(this.#unsent).length === 0) return;
    const changed = this.#unsent;
    this.#unsent = {};
    this.#send(changed);
  }

  #read(): ViewSettings {
    try {
      const cached = CacheSchema.safeParse(JSON.parse(this.#storage().getItem(KEY) ?? 'null'));
      this.#userId = cached.data?.userId ?? null;
      return readViewSettings(cached.data?.settings ?? {});
    } catch {
      return readViewSettings({});
    }
  }

  #write(): void {
    try {
      const cache = { userId: this.#userId, settings: this.#settings };
      this.#storage().setItem(KEY, JSON.stringify(cache));
    } catch {
      // a private window may keep nothing: the settings then come with the preferences
    }
  }
}
