/**
 * Hands out a snapshot of which it knows what was read: it is the same object until one of those
 * fields changes, so that a component is not rendered again for what it does not show. Fields are
 * always read as they are now.
 */
export class FieldWatch<T extends object> {
  readonly #get: () => T;
  readonly #read = new Set<keyof T>();
  #seen: T;
  #view: T;

  constructor(get: () => T) {
    this.#get = get;
    this.#seen = get();
    this.#view = this.#makeView();
  }

  /** Bound, so that it can be handed to useSyncExternalStore as it is. */
  readonly getView = (): T => {
    const now = this.#get();
    if (now === this.#seen) return this.#view;
    const before = this.#seen;
    this.#seen = now;
    for (const key of this.#read) {
      if (before[key] === now[key]) continue;
      // what is rendered next says anew what it shows
      this.#read.clear();
      this.#view = this.#makeView();
      break;
    }
    return this.#view;
  };

  #makeView(): T {
    const view = {} as T;
    for (const key of Object.keys(this.#seen) as (keyof T)[]) {
      Object.defineProperty(view, key, {
        enumerable: true,
        get: () => {
          this.#read.add(key);
          return this.#get()[key];
        },
      });
    }
    return view;
  }
}
