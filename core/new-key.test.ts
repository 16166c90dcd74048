import { afterEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { newKey } from './new-key';

afterEach(() => void vi.unstubAllGlobals());

test('keys are UUIDs that differ, also where the page came by plain http', () => {
  const { crypto } = globalThis;
  vi.stubGlobal('crypto', {
    getRandomValues: (bytes: Uint8Array) => crypto.getRandomValues(bytes),
  });
  const keys = Array.from({ length: 1_000 }, newKey);
  for (const key of keys) expect(z.uuidv4().safeParse(key).success, key).toBe(true);
  expect(new Set(keys).size).toBe(1_000);
});
