import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TileLost, type TilePlace, TileStore } from './tile-store';

const SIDE = 512;
const TILE_BYTES = SIDE * SIDE * 4;

/** A server whose answers the test gives by hand. */
function makeServer(tilesMax: number) {
  const asked: string[] = [];
  const aborted: string[] = [];
  const closed: string[] = [];
  const loaded: string[] = [];
  const answers = new Map<string, { give: () => void; fail: (error: Error) => void }>();
  const keyOf = ({ level, x, y }: TilePlace) => `${level}/${x}/${y}`;
  const store = new TileStore({
    bytesMax: tilesMax * TILE_BYTES,
    onLoad: (place) => loaded.push(keyOf(place)),
    load: (place, signal) =>
      new Promise((resolve, reject) => {
        const key = keyOf(place);
        asked.push(key);
        signal.addEventListener('abort', () => {
          aborted.push(key);
          reject(new Error('aborted'));
        });
        const close = () => closed.push(key);
        const bitmap = { width: SIDE, height: SIDE, close } as unknown as ImageBitmap;
        answers.set(key, { give: () => resolve(bitmap), fail: reject });
      }),
  });
  const settle = async (key: string, error?: Error) => {
    const answer = answers.get(key);
    if (answer === undefined) throw new Error(`${key} was not asked for`);
    if (error === undefined) answer.give();
    else answer.fail(error);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { store, asked, aborted, closed, loaded, settle };
}

const row = (count: number, from = 0): TilePlace[] =>
  Array.from({ length: count }, (_, x) => ({ level: 0, x: from + x, y: 0 }));

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('tile store', () => {
  it('asks for a few at a time, in the order in which they are wanted', async () => {
    const { store, asked, loaded, settle } = makeServer(100);
    store.want(row(9));
    expect(asked).toEqual(['0/0/0', '0/1/0', '0/2/0', '0/3/0', '0/4/0', '0/5/0']);
    await settle('0/3/0');
    expect(asked.at(-1)).toBe('0/6/0');
    expect(loaded).toEqual(['0/3/0']);
    expect(store.take({ level: 0, x: 3, y: 0 })?.width).toBe(SIDE);
    expect(store.take({ level: 0, x: 4, y: 0 })).toBeNull();
  });

  it('gives up what is wanted no longer and never asks twice for what is here', async () => {
    const { store, asked, aborted, settle } = makeServer(100);
    store.want(row(2));
    await settle('0/0/0');
    store.want([...row(1), ...row(1, 5)]);
    expect(aborted).toEqual(['0/1/0']);
    expect(asked).toEqual(['0/0/0', '0/1/0', '0/5/0']);
    await vi.advanceTimersByTimeAsync(0);
    store.want(row(2));
    expect(asked.at(-1)).toBe('0/1/0');
  });

  it('keeps within its bytes, drops what was drawn longest ago, never what is wanted', async () => {
    const { store, closed, settle } = makeServer(3);
    store.want(row(3));
    for (const x of [0, 1, 2]) await settle(`0/${x}/0`);
    store.take({ level: 0, x: 0, y: 0 });
    store.want(row(1, 3));
    await settle('0/3/0');
    expect(closed).toEqual(['0/1/0']);
    expect(store.bytes).toBe(3 * TILE_BYTES);
    store.want(row(5, 10));
    for (const x of [10, 11, 12, 13, 14]) await settle(`0/${x}/0`);
    expect(store.bytes).toBe(5 * TILE_BYTES);
    expect(closed).toHaveLength(4);
    store.clear();
    expect([store.bytes, closed.length]).toEqual([0, 9]);
  });

  it('tries again later and later what failed, and never what is lost', async () => {
    const { store, asked, loaded, settle } = makeServer(9);
    store.want(row(2));
    await settle('0/0/0', new Error('429'));
    await settle('0/1/0', new TileLost());
    expect(asked).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked).toHaveLength(3);
    await settle('0/0/0', new Error('offline'));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(2_000);
    await settle('0/0/0');
    expect(loaded).toEqual(['0/0/0']);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toEqual(['0/0/0', '0/1/0', '0/0/0', '0/0/0']);
  });
});
