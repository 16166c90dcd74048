const IDLE_MS = 1_000;

/**
 * Does something once the page has nothing better to do, within so many milliseconds or so. Returns
 * the way to leave it.
 */
export function whenIdle(work: () => void, withinMs = IDLE_MS): () => void {
  if (typeof requestIdleCallback === 'function') {
    const idle = requestIdleCallback(work, { timeout: withinMs });
    return () => cancelIdleCallback(idle);
  }
  // Safari has no idle callbacks
  const timer = setTimeout(work, withinMs / 4);
  return () => clearTimeout(timer);
}
