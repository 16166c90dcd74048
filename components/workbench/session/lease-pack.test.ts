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
function makePack(answer: (count: number) => Promise<{ id: EntityId<'assignment'> }[]>) {
  const held: EntityId<'assignment'>[] = [];
  const call = async (_contract: unknown, { body }: { body: { count: number } }) => ({
    assignments: await answer(body.count),
    preLabelSource: null,
  });
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
});
