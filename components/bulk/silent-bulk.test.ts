import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PreLabelSource } from '@/core/contracts/claim-assignments.contract';
import type { ProjectView } from '@/core/contracts/create-project.contract';
import { makeLabelSchema } from '@/core/label-schema/make-label-schema';
import { softmaxCard } from '@/inference/testing-models';
import { ConcordClient } from '@/sdk/concord-client';
import { SEEN_MS } from './bulk-board';
import { stubBrowser } from '../workbench/session/testing/stub-browser';
import { BulkSession } from './bulk-session';

vi.mock('@/inference/browser/browser-model', () => ({
  /** Sees the second class in everything. */
  BrowserModel: class {
    load = async () => ({ ok: true, value: { provider: 'wasm', threads: 1 } });
    dispose = () => {};
    predict = async () => {
      const prediction = { boxes: [], candidates: [], classScores: [0.2, 0.8] };
      return { ok: true, value: { prediction, ms: 3 } };
    };
  },
}));

const SCHEMA = makeLabelSchema('text', {
  classes: [{ name: 'no' }, { name: 'yes' }],
  choice: 'single',
});
const PROJECT = { id: 'prj_1', kind: 'text', labelSchema: SCHEMA } as unknown as ProjectView;
const MEASURED = {
  ...{ items: 50, proposed: 50, kept: 20, changed: 30, deleted: 0, added: 0 },
  ...{ precision: 0.4, fixRate: null, candidatesTaken: 0, candidatesChanged: 0 },
};

/** Opens a list of two items, the second of them blind. */
async function open(isPaused: boolean) {
  const answers = new Map<string, unknown>();
  const network = { isDown: false };
  let left = [false, true].map((isBlind, index) => ({
    id: `asg_${index + 1}`,
    task: { id: `tsk_${index + 1}`, isBlind },
    item: { name: 'a.txt', text: 'fine', widthPx: null, heightPx: null, tiles: null },
  }));
  const preLabelSource: PreLabelSource = {
    ...{ modelVersionId: 'mdv_1', modelName: 'm', version: 1, card: softmaxCard() },
    ...{ fileUrl: '/m', sha256: 'a', sizeBytes: 1, measured: MEASURED },
    ...{ isPaused, areClicksPaused: false },
  };
  const fetch: typeof globalThis.fetch = async (input, init) => {
    if (network.isDown) throw new TypeError('Failed to fetch');
    const path = String(input).replace('/api/v1/', '');
    const [, id = '', part] = path.split('/');
    if (part === 'annotation') answers.set(id, JSON.parse(String(init?.body)));
    if (!path.startsWith('projects/')) return Response.json({ id: 'usr_1' });
    const assignments = left;
    left = [];
    return Response.json({ assignments, preLabelSource });
  };
  const api = new ConcordClient({ fetch });
  const session = new BulkSession({
    ...{ api, project: PROJECT, userId: 'usr_1', allowSoftwareAdapter: false },
  });
  await session.start();
  await vi.advanceTimersByTimeAsync(1_000);
  return { session, answers, network };
}

beforeEach(stubBrowser);

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the list of many', () => {
  test('has no proposal for a blind item, and sends with it what the model saw', async () => {
    const { session, answers } = await open(false);
    const proposed = session.board.items.map(({ id, proposedIds }) => [id, ...proposedIds]);
    expect(proposed).toEqual([['asg_1', 1], ['asg_2']]);
    for (const { id } of session.board.items) session.board.setPainted(id, true, 0);
    session.act((board) => board.accept(SEEN_MS));
    session.act((board) => board.click('asg_2'));
    session.act((board) => board.give(0, SEEN_MS));
    const sent = session.send();
    await vi.advanceTimersByTimeAsync(1_000);
    await sent;
    expect(answers.get('asg_1')).toMatchObject({
      ...{ classIds: [1], preLabel: { classIds: [1], wasShown: true } },
    });
    expect(answers.get('asg_2')).toMatchObject({
      ...{ classIds: [0], preLabel: { classIds: [1], wasShown: false } },
    });
    session.stop();
  });

  test('keeps what is leased in sight where no more can be fetched', async () => {
    const { session, network } = await open(false);
    for (const { id } of session.board.items) session.board.setPainted(id, true, 0);
    network.isDown = true;
    session.act((board) => board.accept(SEEN_MS));
    const sent = session.send();
    await vi.advanceTimersByTimeAsync(60_000);
    await sent;
    expect(session.getSnapshot().phase).toBe('working');
    expect(session.board.shown.map(({ id }) => id)).toEqual(['asg_2']);
    expect(session.getSnapshot().queue?.unsent.length).toBe(1);
    session.stop();
  });

  test('has none at all while proposals are paused', async () => {
    const { session } = await open(true);
    expect(session.board.items.flatMap(({ proposedIds }) => proposedIds)).toEqual([]);
    expect(session.getSnapshot().model.help?.isPaused).toBe(true);
    session.stop();
  });
});
