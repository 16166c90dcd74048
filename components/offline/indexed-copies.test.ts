import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Region } from '@/core/annotation';
import type { AssignmentView } from '@/core/contracts/claim-assignments.contract';
import type { BenchCopy, CopyStore } from './copy-store';
import { openIndexedCopies } from './indexed-copies';
import { makeMemoryCopies } from './memory-copies';

const TERMS = { preLabelSource: null };
const DAY_MS = 24 * 3_600_000;

function assignment(id: string, projectId = 'prj_1', version = 1): AssignmentView {
  return { id, projectId, labelSchemaVersion: version } as unknown as AssignmentView;
}

function benchOf(userId: string, projectId = 'prj_1'): BenchCopy {
  return { project: { id: projectId }, me: { id: userId } } as unknown as BenchCopy;
}

async function heldIn(copies: CopyStore, userId: string, projectId = 'prj_1') {
  const { items } = await copies.readHeld(userId, projectId);
  const read = items.map(async ({ assignment: { id }, file }) => [id, await file?.text()]);
  return Promise.all(read);
}

let quota = 1_000;

beforeEach(() => {
  quota = 1_000;
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.stubGlobal('navigator', { storage: { estimate: async () => ({ quota, usage: 400 }) } });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const STORES: [string, () => Promise<CopyStore>][] = [
  ['the page’s memory', async () => makeMemoryCopies()],
  ['IndexedDB', openIndexedCopies],
];

describe.each(STORES)('copies in %s', (_, open) => {
  let copies: CopyStore;

  beforeEach(async () => {
    copies = await open();
    await copies.clear();
  });

  test('come back in the order in which they were handed out, newest as they were last told', async () => {
    await copies.writeHeld('usr_1', 'prj_1', [assignment('asg_b'), assignment('asg_a')], TERMS);
    vi.setSystemTime(Date.now() + 1_000);
    const again = [assignment('asg_0'), assignment('asg_b', 'prj_1', 2)];
    await copies.writeHeld('usr_1', 'prj_1', again, TERMS);
    await copies.writeHeld('usr_1', 'prj_2', [assignment('asg_c', 'prj_2')], TERMS);
    const { items, terms } = await copies.readHeld('usr_1', 'prj_1');
    expect(items.map((one) => [one.assignment.id, one.assignment.labelSchemaVersion])).toEqual([
      ['asg_b', 2],
      ['asg_a', 1],
      ['asg_0', 1],
    ]);
    expect(terms).toEqual(TERMS);
    expect((await copies.readHeld('usr_1', 'prj_3')).terms).toBeNull();
  });

  test('a picture comes back with its item, goes with it, and is not kept for none', async () => {
    await copies.writeHeld('usr_1', 'prj_1', [assignment('asg_1'), assignment('asg_2')], TERMS);
    await copies.writePicture('asg_1', new Blob(['one']));
    await copies.writePicture('asg_9', new Blob(['none']));
    await copies.writeHeld('usr_1', 'prj_1', [assignment('asg_1')], TERMS);
    expect(await heldIn(copies, 'usr_1')).toEqual([
      ['asg_1', 'one'],
      ['asg_2', undefined],
    ]);
    await copies.removeHeld('asg_1');
    await copies.writeHeld('usr_1', 'prj_1', [assignment('asg_1'), assignment('asg_9')], TERMS);
    expect((await heldIn(copies, 'usr_1')).flatMap(([, file]) => file ?? [])).toEqual([]);
  });

  test('tell what was answered in its order, and when it was last heard of', async () => {
    const answeredIn = async (userId: string, projectId = 'prj_1') => {
      const answered = await copies.readAnswered(userId, projectId);
      return answered.map(({ assignment: { id }, keptAt }) => [id, keptAt - began]);
    };
    const began = Date.now();
    await copies.writeAnswered('usr_1', assignment('asg_2'));
    vi.setSystemTime(began + 10);
    await copies.writeAnswered('usr_1', assignment('asg_1'));
    await copies.writeAnswered('usr_1', assignment('asg_3', 'prj_2'));
    vi.setSystemTime(began + 20);
    await copies.writeAnswered('usr_1', assignment('asg_2'));
    expect(await answeredIn('usr_1')).toEqual([
      ['asg_2', 20],
      ['asg_1', 10],
    ]);
    expect(await answeredIn('usr_1', 'prj_2')).toEqual([['asg_3', 10]]);
    expect(await answeredIn('usr_2')).toEqual([]);
    await copies.removeAnswered('asg_2');
    expect(await answeredIn('usr_1')).toEqual([['asg_1', 10]]);
    await copies.removeOthers('usr_2');
    expect(await answeredIn('usr_1')).toEqual([]);
  });

  test('tell what was last submitted in a project, to its author alone', async () => {
    const regions = [{ id: 'rgn_1' }] as unknown as Region[];
    await copies.writeRegions('usr_1', 'prj_1', [{ id: 'rgn_0' }] as unknown as Region[]);
    await copies.writeRegions('usr_1', 'prj_1', regions);
    expect(await copies.readRegions('usr_1', 'prj_1')).toEqual(regions);
    expect(await copies.readRegions('usr_1', 'prj_2')).toEqual([]);
    expect(await copies.readRegions('usr_2', 'prj_1')).toEqual([]);
    await copies.clear();
    expect(await copies.readRegions('usr_1', 'prj_1')).toEqual([]);
  });

  test('of another person are neither read nor left behind', async () => {
    await copies.writeHeld('usr_1', 'prj_1', [assignment('asg_1')], TERMS);
    await copies.writePicture('asg_1', new Blob(['one']));
    await copies.writeBench(benchOf('usr_1'));
    expect(await heldIn(copies, 'usr_2')).toEqual([]);
    expect(await copies.removeOthers('usr_1')).toBe(false);
    await copies.writeHeld('usr_2', 'prj_2', [assignment('asg_2', 'prj_2')], TERMS);
    expect(await copies.removeOthers('usr_2')).toBe(true);
    expect(await copies.readBench('prj_1')).toBeNull();
    expect(await heldIn(copies, 'usr_1')).toEqual([]);
    expect(await heldIn(copies, 'usr_2', 'prj_2')).toEqual([['asg_2', undefined]]);
    await copies.writeHeld('usr_2', 'prj_2', [assignment('asg_1', 'prj_2')], TERMS);
    expect(await heldIn(copies, 'usr_2', 'prj_2')).toContainEqual(['asg_1', undefined]);
  });

  test('are of use for a week', async () => {
    await copies.writeHeld('usr_1', 'prj_1', [assignment('asg_1')], TERMS);
    await copies.writeBench(benchOf('usr_1'));
    vi.setSystemTime(Date.now() + 6 * DAY_MS);
    expect(await copies.readBench('prj_1')).toEqual(benchOf('usr_1'));
    vi.setSystemTime(Date.now() + 2 * DAY_MS);
    expect(await copies.readBench('prj_1')).toBeNull();
    expect(await copies.readHeld('usr_1', 'prj_1')).toEqual({ items: [], terms: null });
    expect(await copies.removeOthers('usr_1')).toBe(true);
  });

  test('are gone once they are cleared', async () => {
    await copies.writeHeld('usr_1', 'prj_1', [assignment('asg_1')], TERMS);
    await copies.writeBench(benchOf('usr_1'));
    await copies.clear();
    expect(await copies.readBench('prj_1')).toBeNull();
    expect(await copies.readHeld('usr_1', 'prj_1')).toEqual({ items: [], terms: null });
  });
});

test('a picture that would take the room of the drafts is not kept', async () => {
  const copies = await openIndexedCopies();
  await copies.writeHeld('usr_1', 'prj_1', [assignment('asg_1')], TERMS);
  await copies.writePicture('asg_1', new Blob(['x'.repeat(200)]));
  expect(await heldIn(copies, 'usr_1')).toEqual([['asg_1', undefined]]);
  quota = 10_000;
  await copies.writePicture('asg_1', new Blob(['x'.repeat(200)]));
  expect(await heldIn(copies, 'usr_1')).toEqual([['asg_1', 'x'.repeat(200)]]);
});

test('copies of the first version are still there', async () => {
  for (const { name = '' } of await indexedDB.databases()) indexedDB.deleteDatabase(name);
  const old = await openDB('concord-copies', 1, {
    upgrade: (fresh) => {
      fresh.createObjectStore('benches', { keyPath: 'projectId' });
      fresh.createObjectStore('terms', { keyPath: 'projectId' });
      fresh.createObjectStore('held', { keyPath: 'assignmentId' });
      fresh.createObjectStore('pictures');
    },
  });
  const owned = { userId: 'usr_1', keptAt: Date.now(), place: 1 };
  await old.put('held', { ...owned, assignmentId: 'asg_1', assignment: assignment('asg_1') });
  old.close();
  const copies = await openIndexedCopies();
  expect(await heldIn(copies, 'usr_1')).toEqual([['asg_1', undefined]]);
  await copies.writeAnswered('usr_1', assignment('asg_2'));
  expect(await copies.readAnswered('usr_1', 'prj_1')).toHaveLength(1);
});
