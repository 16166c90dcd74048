const IDLE_MS = 1_000;

/** Does something once the page has nothing better to do, within a second or so. */
export function whenIdle(work: () => void): void {
  // Safari has no idle callbacks
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: IDLE_MS });
  else setTimeout(work, IDLE_MS / 4);
}
