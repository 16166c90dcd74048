import { vi } from 'vitest';

/**
 * Stands in for what a session asks of the browser, with time that the test moves: locks that are
 * free, a network, a window to tell of it, storage that holds nothing. `vi.useRealTimers` and
 * `vi.unstubAllGlobals` end it.
 */
export function stubBrowser(): void {
  vi.useFakeTimers();
  const locks = { request: (_: string, run: () => Promise<unknown>) => run() };
  vi.stubGlobal('navigator', { locks, onLine: true });
  const storage = { getItem: () => null, setItem: () => {}, removeItem: () => {} };
  vi.stubGlobal('localStorage', storage);
  vi.stubGlobal('window', new EventTarget());
}
