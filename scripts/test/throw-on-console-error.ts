import { afterEach, beforeEach, vi } from 'vitest';

/** A test that writes to console.error fails: unexpected errors must not scroll by unseen. */
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation((...args: unknown[]) => {
    throw new Error(`console.error in a test: ${args.map(String).join(' ')}`);
  });
});

afterEach(() => {
  vi.restoreAllMocks();
});
