import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../context';
import { env } from '../env';
import { clientAddress } from './client-address';
import { limitRequests } from './limit-requests';

process.env['CONCORD_API_PER_MINUTE'] = '5';

const actorOf = (id: string): Actor => ({
  userId: `usr_${id}`,
  instanceRole: 'member',
  sessionId: null,
  scopes: [],
  tokenProjectId: null,
});
const requestFrom = (headers: Record<string, string>) => new Request('http://a.test', { headers });

beforeEach(() => {
  (globalThis as { concordLimiters?: unknown }).concordLimiters = undefined;
});

describe('the limit of requests', () => {
  it('lets a user make as many as are configured, then says when to come back', async () => {
    expect(env().apiPerMinute).toBe(5);
    const request = requestFrom({});
    for (let count = 0; count < 5; count += 1) await limitRequests(actorOf('a'), request);
    await expect(limitRequests(actorOf('a'), request)).rejects.toMatchObject({
      code: 'rate_limited',
      details: { retryAfterSeconds: expect.any(Number) },
    });
    await expect(limitRequests(actorOf('b'), request)).resolves.toBeUndefined();
  });

  it('counts nobody by address, which a client cannot choose when our server names it', async () => {
    const from = (spoofed: string, peer = '10.0.0.1') =>
      requestFrom({ 'x-forwarded-for': spoofed, 'x-concord-peer': peer });
    for (let count = 0; count < 5; count += 1) await limitRequests(null, from(`1.1.1.${count}`));
    await expect(limitRequests(null, from('9.9.9.9'))).rejects.toMatchObject({
      code: 'rate_limited',
    });
    await expect(limitRequests(null, from('1.1.1.1', '10.0.0.2'))).resolves.toBeUndefined();
  });

  it('takes the last hop where our server names no peer', () => {
    expect(clientAddress(new Headers({ 'x-forwarded-for': '6.6.6.6, 10.0.0.3' }))).toBe('10.0.0.3');
    expect(clientAddress(new Headers())).toBe('unknown');
  });
});
