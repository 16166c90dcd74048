import { afterEach, expect, test, vi } from 'vitest';
import { runLocked } from './run-locked';

afterEach(() => void vi.unstubAllGlobals());

test('without Web Locks one thing is done after the other under a name, whatever fails', async () => {
  vi.stubGlobal('navigator', {});
  const seen: string[] = [];
  const work = (name: string) => async () => {
    seen.push(`${name} begins`);
    await new Promise((resolve) => setTimeout(resolve, 1));
    seen.push(`${name} ends`);
    if (name === 'first') throw new Error('failed');
    return name;
  };
  const first = runLocked('lock', work('first'));
  const second = runLocked('lock', work('second'));
  const other = runLocked('other', work('other'));
  await expect(first).rejects.toThrow('failed');
  expect(await Promise.all([second, other])).toEqual(['second', 'other']);
  expect(seen.filter((one) => !one.startsWith('other'))).toEqual([
    'first begins',
    'first ends',
    'second begins',
    'second ends',
  ]);
});
