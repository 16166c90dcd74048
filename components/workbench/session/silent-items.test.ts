import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AssignmentView, PreLabelSource } from '@/core/contracts/claim-assignments.contract';
import type { ProjectView } from '@/core/contracts/create-project.contract';
import { makeLabelSchema } from '@/core/label-schema/make-label-schema';
import { softmaxCard } from '@/inference/testing-models';
import { ConcordClient } from '@/sdk/concord-client';
import { makeMemoryCopies } from '../../offline/memory-copies';
import { stubBrowser } from './testing/stub-browser';
import { WorkSession } from './work-session';

vi.mock('@/inference/browser/browser-model', () => ({
  /** Sees the second class and one thing to click in everything. */
  BrowserModel: class {
    load = async () => ({ ok: true, value: { provider: 'wasm', threads: 1 } });
    dispose = () => {};
    predict = async () => {
      const candidate = { x: 0, y: 0, width: 2, height: 1, classIndex: 0, confidence: 0.1 };
      const prediction = { boxes: [], candidates: [candidate], classScores: [0.2, 0.8] };
      return { ok: true, value: { prediction, ms: 3 } };
    };
  },
}));

const SCHEMA = makeLabelSchema('text', { classes: [{ name: 'no' }, { name: 'yes' }] });
const PROJECT = {
  ...{ id: 'prj_1', kind: 'text', labelSchema: SCHEMA, labelSchemaVersion: 1 },
} as unknown as ProjectView;
const MEASURED = {
  ...{ items: 50, proposed: 50, kept: 20, changed: 30, deleted: 0, added: 0 },
  ...{ precision: 0.4, fixRate: null, candidatesTaken: 0, candidatesChanged: 0 },
};

interface Sent {
  classIds: number[];
  preLabel: { classIds: number[]; wasShown: boolean } | null;
}

/** Hands out tasks, some of them blind, with a model that may be paused. */
class Server {
  readonly answers = new Map<string, Sent>();
  isPaused = false;
  readonly #left: AssignmentView[];

  constructor(blind: readonly boolean[]) {
    const item = {
      name: 'a.txt',
      text: 'fine',
      fileUrl: null,
      widthPx: null,
      heightPx: null,
      tiles: null,
    };
    this.#left = blind.map((isBlind, index) => {
      const ids = { id: `asg_${index + 1}`, task: { id: `tsk_${index + 1}`, isBlind } };
      return { ...ids, item, draft: null, labelSchemaVersion: 1 } as unknown as AssignmentView;
    });
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const path = String(input).replace('/api/v1/', '');
    const body = JSON.parse(String(init?.body ?? '{}'));
    if (path.startsWith('projects/')) {
      const preLabelSource = {
        ...{ modelVersionId: 'mdv_1', modelName: 'm', version: 1, card: softmaxCard() },
        ...{ fileUrl: '/m', sha256: 'a', sizeBytes: 1, measured: MEASURED },
        ...{ isPaused: this.isPaused, areClicksPaused: false },
      } satisfies PreLabelSource;
      return Response.json({ assignments: this.#left.splice(0, body.count), preLabelSource });
    }
    const [, id = '', part] = path.split('/');
    if (part === 'annotation') this.answers.set(id, body);
    const savedAt = new Date(0).toISOString();
    return Response.json({ version: 1, seq: 0, savedAt, labelSchemaVersion: 1 });
  };
}

async function begin(server: Server): Promise<WorkSession> {
  const api = new ConcordClient({ fetch: server.fetch });
  const session = new WorkSession({
    ...{ api, project: PROJECT, userId: 'usr_1', allowSoftwareAdapter: false },
    copies: async () => makeMemoryCopies(),
  });
  await session.start();
  await settle();
  return session;
}
const settle = () => vi.advanceTimersByTimeAsync(5_000);

function stateOf(session: WorkSession) {
  const state = session.getSnapshot().item?.editor?.getState();
  if (state === undefined) throw new Error('No item is open');
  return state;
}

async function answer(session: WorkSession, classId: number): Promise<void> {
  session.getSnapshot().item?.editor?.toggleItemClass(classId);
  await session.submit();
  await settle();
}

beforeEach(stubBrowser);

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('silent items', () => {
  test('a blind one proposes nothing and nothing to click, yet sends what the model saw', async () => {
    const server = new Server([false, true, false, false, false, false]);
    const session = await begin(server);
    expect(stateOf(session)).toMatchObject({ item: { classIds: [1] }, candidateCount: 1 });
    const { model } = session.getSnapshot();
    await session.submit();
    await settle();
    expect(server.answers.get('asg_1')).toMatchObject({
      ...{ classIds: [1], preLabel: { classIds: [1], wasShown: true, modelVersionId: 'mdv_1' } },
    });

    expect(session.getSnapshot().item?.assignment.id).toBe('asg_2');
    expect(stateOf(session)).toMatchObject({
      ...{ item: { classIds: [], arePredictionsLoaded: false }, candidateCount: 0 },
    });
    // nothing tells that it is a control
    expect(session.getSnapshot().model).toEqual(model);
    await answer(session, 0);
    expect(server.answers.get('asg_2')).toMatchObject({
      ...{ classIds: [0], preLabel: { classIds: [1], wasShown: false, runMs: 3 } },
    });
    expect(stateOf(session).item.classIds).toEqual([1]);
    session.stop();
  });

  test('all are silent while proposals are paused, until they come back by themselves', async () => {
    const server = new Server(Array.from({ length: 9 }, () => false));
    server.isPaused = true;
    const session = await begin(server);
    expect(session.getSnapshot().model).toMatchObject({
      ...{ kind: 'ready', help: { isPaused: true, measured: { precision: 0.4 } } },
    });
    expect(stateOf(session)).toMatchObject({ item: { classIds: [] }, candidateCount: null });
    server.isPaused = false;
    await answer(session, 0);
    expect(server.answers.get('asg_1')?.preLabel).toMatchObject({ wasShown: false });
    // opened before the server told of it
    expect(stateOf(session).item.classIds).toEqual([]);
    expect(session.getSnapshot().model.help?.isPaused).toBe(false);
    await answer(session, 0);
    expect(server.answers.get('asg_2')?.preLabel).toMatchObject({ wasShown: false });
    expect(stateOf(session).item.classIds).toEqual([1]);
    session.stop();
  });
});
