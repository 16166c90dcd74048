import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { getMeContract } from '@/core/contracts/get-me.contract';
import { ConcordClient } from './concord-client';

/** Takes requests and answers none; the headers come where they are wanted. */
function makeSilent(hasHeaders = false) {
  const fetch = (_: unknown, init?: RequestInit) =>
    new Promise<Response>((resolve, reject) => {
      const refuse = () => reject(new DOMException('aborted', 'AbortError'));
      init?.signal?.addEventListener('abort', refuse);
      if (!hasHeaders) return;
      const body = new ReadableStream({
        start: (stream) =>
          init?.signal?.addEventListener('abort', () => stream.error(new Error('aborted'))),
      });
      resolve(new Response(body));
    });
  return new ConcordClient({ fetch });
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a call that may take so long', () => {
  test.each([false, true])('ends as one without an answer (headers: %s)', async (hasHeaders) => {
    const calling = makeSilent(hasHeaders).call(getMeContract, { timeoutMs: 1_000 });
    const told = vi.fn();
    void calling.catch(told);
    await vi.advanceTimersByTimeAsync(999);
    expect(told).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await expect(calling).rejects.toMatchObject({ code: 'network', status: 0 });
  });

  test('can still be given up by who has made it', async () => {
    const own = new AbortController();
    const calling = makeSilent().call(getMeContract, { timeoutMs: 1_000, signal: own.signal });
    own.abort();
    await expect(calling).rejects.toMatchObject({ name: 'AbortError' });
  });

  test('leaves nothing behind once it is answered', async () => {
    const api = new ConcordClient({ fetch: async () => Response.json({ id: 'usr_1' }) });
    expect(await api.call(getMeContract, { timeoutMs: 1_000 })).toEqual({ id: 'usr_1' });
    expect(vi.getTimerCount()).toBe(0);
  });
});
