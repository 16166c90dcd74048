import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AssignmentView } from '@/core/contracts/claim-assignments.contract';
import { ConcordClient } from '@/sdk/concord-client';
import { ItemPreparer } from './item-preparer';
import { makeMemoryStore } from './memory-store';
import type { PreLabeller } from './pre-labeller';
import { isReady, makeWorkItem, type WorkItem } from './work-item';

const item = { fileUrl: '/files/1', text: null, widthPx: 60, heightPx: 40, tiles: null };
const assignment = { id: 'asg_1', item, draft: null } as unknown as AssignmentView;
const bitmap = { width: 60, height: 40, close: () => {} };

let isCut = false;
let loads = 0;

beforeEach(() => {
  [isCut, loads] = [false, 0];
  vi.stubGlobal('fetch', async () => {
    loads += 1;
    if (isCut) throw new TypeError('network');
    return new Response('bytes');
  });
  vi.stubGlobal('createImageBitmap', async () => bitmap);
});
afterEach(() => void vi.unstubAllGlobals());

function makePreparer() {
  const kept: (Promise<Blob> | null)[] = [];
  const preparer = new ItemPreparer({
    ...{ api: new ConcordClient(), userId: 'usr_1', store: makeMemoryStore },
    preLabeller: { status: { kind: 'none' } } as PreLabeller,
    ...{ onProgress: () => {}, onProposal: () => {} },
    onFile: ({ file }) => kept.push(file),
  });
  return { preparer, kept };
}

function makeItem(): WorkItem {
  return makeWorkItem(assignment, { proposal: null });
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

test('a picture that does not come is told, and tried again when that is wanted', async () => {
  const { preparer, kept } = makePreparer();
  const at = makeItem();
  isCut = true;
  preparer.prepare(at);
  await settle();
  expect(at).toMatchObject({ bitmap: null, failure: 'lost' });
  expect(isReady(at)).toBe(true);
  isCut = false;
  preparer.retry(at);
  expect(isReady(at)).toBe(false);
  await settle();
  expect(at).toMatchObject({ bitmap, failure: null });
  expect(await kept.at(-1)?.then((file) => file.text())).toBe('bytes');
  preparer.retry(at);
  expect(loads).toBe(2);
});

test('a picture that came and cannot be decoded is told apart from one that did not come', async () => {
  const { preparer } = makePreparer();
  const at = makeItem();
  vi.stubGlobal('createImageBitmap', async () => {
    throw new DOMException('no picture', 'InvalidStateError');
  });
  preparer.prepare(at);
  await settle();
  expect(at).toMatchObject({ bitmap: null, failure: 'unreadable' });
});

test('a picture that did not come while the item waited comes when it is made ready', async () => {
  const { preparer } = makePreparer();
  const behind = makeItem();
  isCut = true;
  preparer.hold(behind);
  await settle();
  isCut = false;
  preparer.prepare(behind);
  await settle();
  expect(behind).toMatchObject({ bitmap, failure: null });
});
