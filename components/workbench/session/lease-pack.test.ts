import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { EntityId } from '@/core/ids';
import { ApiProblem } from '@/sdk/api-problem';
import type { ConcordClient } from '@/sdk/concord-client';
import { AHEAD, LeasePack } from './lease-pack';

const PROJECT = 'prj_1' as EntityId<'project'>;
const LIMITED = new ApiProblem({
  ...{ code: 'rate_limited', status: 429, detail: 'Too many requests' },
  details: { retryAfterSeconds: 20 },
});

/** A pack whose claims are answered by `answer`, and what it holds. */
function makePack(
  answer: (count: number, key?: string) => Promise<{ id: EntityId<'assignment'> }[]>,
) {
  const held: EntityId<'assignment'>[] = [];
  const call = async (
    _contract: unknown,
    { body, idempotencyKey }: { body: { count: number }; idempotencyKey?: string },
  ) => ({ assignments: await answer(body.count, idempotencyKey), preLabelSource: null });
  const pack = new LeasePack(
    { call } as unknown as ConcordClient,
    { projectId: PROJECT, userId: 'usr_1' as EntityId<'user'> },
    () => held,
    async ({ assignments }) => {
      held.push(...assignments.map(({ id }) => id));
    },
  );
  return { pack, held };
}

function makeTasks(count: number, from = 0) {
  return Array.from({ length: count }, (_, index) => ({
    id: `asg_${from + index}` as EntityId<'assignment'>,
  }));
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => {} });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('LeasePack', () => {
  test('waits as long as the server asks for, then claims all the same', async () => {
    let calls = 0;
    const { pack, held } = makePack(async (count) => {
      calls += 1;
      if (calls === 1) throw LIMITED;
      return makeTasks(count);
    });
    const filling = pack.fill();
    await vi.advanceTimersByTimeAsync(19_999);
    expect([calls, held.length]).toEqual([1, 0]);
    await vi.advanceTimersByTimeAsync(1);
    await filling;
    expect([calls, held.length]).toEqual([2, AHEAD]);
    pack.stop();
  });

  test('tells of any other refusal', async () => {
    const refused = new ApiProblem({ code: 'forbidden', status: 403, detail: 'No' });
    const { pack } = makePack(() => Promise.reject(refused));
    await expect(pack.fill()).rejects.toBe(refused);
    pack.stop();
  });

  test('claims more where more is wanted while a claim is under way', async () => {
    const asked: number[] = [];
    const { pack, held } = makePack(async (count) => {
      asked.push(count);
      return makeTasks(count, held.length);
    });
    await Promise.all([pack.fill(), pack.hold(true)]);
    expect(asked.reduce((sum, count) => sum + count)).toBe(50);
    expect(new Set(held).size).toBe(50);
    pack.stop();
  });

  describe('a claim without an answer', () => {
    const LOST = new ApiProblem({ code: 'network', status: 0, detail: 'lost' });

    /** A server that leases once for a key, loses its next word when told to, and its pack. */
    async function begin() {
      const leases = new Map<string, { id: EntityId<'assignment'> }[]>();
      const asked: (string | undefined)[] = [];
      const server = { isLosing: false, leased: 0, refusal: null as ApiProblem | null };
      const { pack, held } = makePack(async (count, key) => {
        asked.push(key);
        if (server.refusal !== null) throw server.refusal;
        const given = leases.get(key ?? '') ?? makeTasks(count, server.leased);
        if (!leases.has(key ?? '')) server.leased += given.length;
        if (key !== undefined) leases.set(key, given);
        if (server.isLosing) throw LOST;
        return given;
      });
      await pack.fill();
      return { pack, held, server, asked };
    }

    test('is made again, and leaves nothing leased that nobody works on', async () => {
      const { pack, held, server, asked } = await begin();
      held.splice(0, 1);
      server.isLosing = true;
      await expect(pack.fill()).rejects.toBe(LOST);
      // more is wanted by now
      held.splice(0, 1);
      await expect(pack.fill()).rejects.toBe(LOST);
      server.isLosing = false;
      await pack.fill();
      expect(held).toEqual(['asg_2', 'asg_3', 'asg_4', 'asg_5']);
      expect(server.leased).toBe(6);
      expect(asked[0]).toBeUndefined();
      expect(new Set(asked.slice(1, 4)).size).toBe(1);
      expect(asked[4]).not.toBe(asked[3]);
      pack.stop();
    });

    test('is not made again once its leases may be over, nor where the server refused', async () => {
      const { pack, held, server, asked } = await begin();
      held.splice(0, 1);
      server.isLosing = true;
      await expect(pack.fill()).rejects.toBe(LOST);
      vi.setSystemTime(Date.now() + 11 * 60_000);
      await expect(pack.fill()).rejects.toBe(LOST);
      server.refusal = new ApiProblem({ code: 'forbidden', status: 403, detail: 'No' });
      await expect(pack.fill()).rejects.toBe(server.refusal);
      server.refusal = null;
      server.isLosing = false;
      await pack.fill();
      expect([asked[1] === asked[2], asked[2] === asked[3], asked[3] === asked[4]]).toEqual([
        ...[false, true, false],
      ]);
      pack.stop();
    });
  });
});
