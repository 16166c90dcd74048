/** Shared between the start script and every bundle of the application through globalThis. */
export interface Lifecycle {
  /** Aborted when the server begins to stop: readiness ends, event streams close. */
  stopping: AbortController;
  /** Run in reverse order after the last request, before the database stops. */
  hooks: (() => Promise<void>)[];
  isReady: boolean;
  /** What the start script runs once the port is open; set by the instrumentation. */
  boot?: () => Promise<void>;
}

/** Returns the process's lifecycle, made by the start script or here (tests, development). */
export function lifecycle(): Lifecycle {
  const holder = globalThis as { concordLife?: Lifecycle };
  holder.concordLife ??= { stopping: new AbortController(), hooks: [], isReady: false };
  return holder.concordLife;
}
