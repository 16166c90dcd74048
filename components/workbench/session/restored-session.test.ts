import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AssignmentView } from '@/core/contracts/claim-assignments.contract';
import type { ProjectView } from '@/core/contracts/create-project.contract';
import { makeLabelSchema } from '@/core/label-schema/make-label-schema';
import { ConcordClient } from '@/sdk/concord-client';
import type { CopyStore } from '../../offline/copy-store';
import { makeMemoryCopies } from '../../offline/memory-copies';
import { makeMemoryStore } from './memory-store';
import { stubBrowser } from './testing/stub-browser';
import { WorkSession } from './work-session';

/** The browser's store outlives a page, and so does its stand-in here. */
let work = makeMemoryStore();
vi.mock('./open-safe-store', () => ({ openSafeStore: async () => work }));

const NOW = new Date(0).toISOString();
const SCHEMA = makeLabelSchema('text', { classes: [{ name: 'good' }, { name: 'bad' }] });
const PROJECT = {
  ...{ id: 'prj_1', kind: 'text', labelSchema: SCHEMA, labelSchemaVersion: 1 },
} as unknown as ProjectView;

function assignment(id: string): AssignmentView {
  const item = {
    name: `${id}.txt`,
    text: 'fine',
    fileUrl: null,
    widthPx: null,
    heightPx: null,
    tiles: null,
  };
  const task = { id: `tsk_${id}`, isBlind: false };
  return {
    ...{ id, projectId: 'prj_1', task, item, draft: null, labelSchemaVersion: 1 },
  } as unknown as AssignmentView;
}

function pass(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

const FOREIGN = { code: 'not_found', status: 404, detail: '' };

/** Knows who holds what, as the real one does; nobody reaches it while `isCut`. */
class Server {
  isCut = false;
  /** Takes requests and answers none. */
  isSilent = false;
  /** Answers arrive late, and what a claim gave later still. */
  isSlow = false;
  /** Empty: nobody is signed in. */
  me = 'usr_1';
  active: string[] = [];
  readonly answers: string[] = [];
  readonly skips: string[] = [];
  readonly withdrawn: string[] = [];
  /** What its items are, beside texts. */
  picture = {};
  readonly claims: { count: number; resume: boolean; userId: string }[] = [];
  #left = ['asg_1', 'asg_2', 'asg_3', 'asg_4', 'asg_5', 'asg_6', 'asg_7', 'asg_8'];

  view(id: string): AssignmentView {
    const given = assignment(id);
    return { ...given, item: { ...given.item, ...this.picture } };
  }

  readonly fetch: typeof fetch = async (input, init) => {
    if (this.isCut) throw new TypeError('network');
    if (this.isSilent) {
      await new Promise((_, reject) => {
        init?.signal?.addEventListener('abort', () => reject(new Error('aborted')));
      });
    }
    const [kind, id = '', part] = String(input).replace('/api/v1/', '').split('/');
    const body = JSON.parse(String(init?.body ?? '{}'));
    if (kind === 'projects') return this.#claim(body);
    if (kind === 'me' && this.me === '') {
      return Response.json({ code: 'unauthenticated', status: 401, detail: '' }, { status: 401 });
    }
    if (kind === 'me') return Response.json({ id: this.me });
    if (this.me !== 'usr_1') return Response.json(FOREIGN, { status: 404 });
    if (part === 'skip') {
      if (this.isSlow) await pass(500);
      this.skips.push(id);
      this.active = this.active.filter((one) => one !== id);
    }
    if (part === 'annotation' && init?.method === 'DELETE') {
      this.withdrawn.push(id);
      this.active.push(id);
      return Response.json({});
    }
    if (part === undefined) return Response.json(this.view(id));
    if (part === 'annotation') {
      if (this.isSlow) await pass(500);
      this.answers.push(id);
      this.active = this.active.filter((one) => one !== id);
    }
    const { length } = body.operations ?? [];
    return Response.json({ version: 1, seq: length, savedAt: NOW, labelSchemaVersion: 1 });
  };

  async #claim(claim: { count: number; resume: boolean; userId: string }): Promise<Response> {
    const { count, resume, userId } = claim;
    this.claims.push(claim);
    if (this.me !== userId) {
      return Response.json({ ...FOREIGN, code: 'forbidden', status: 403 }, { status: 403 });
    }
    const resumed = resume ? this.active.slice(0, count) : [];
    const fresh = this.#left.splice(0, count - resumed.length);
    this.active.push(...fresh);
    const assignments = [...resumed, ...fresh].map((id) => this.view(id));
    if (this.isSlow) await pass(1_000);
    return Response.json({ assignments, preLabelSource: null });
  }
}

let copies: CopyStore = makeMemoryCopies();
let server = new Server();
let sessions: WorkSession[] = [];

async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(5_000);
}

async function open(project = PROJECT): Promise<WorkSession> {
  const api = new ConcordClient({ fetch: server.fetch });
  const session = new WorkSession({
    ...{ api, project, userId: 'usr_1', allowSoftwareAdapter: false },
    copies: async () => copies,
  });
  sessions.push(session);
  await session.start();
  await settle();
  return session;
}

/** Leaves the page as a reload does. */
function leave(session: WorkSession): void {
  session.stop();
}

/** Opens the page again after the server has gone. */
async function reopenCut(): Promise<WorkSession> {
  leave(await open());
  server.isCut = true;
  return open();
}

function atHand(session: WorkSession): string | undefined {
  return session.getSnapshot().item?.assignment.id;
}

async function heldIds(): Promise<string[]> {
  const { items } = await copies.readHeld('usr_1', 'prj_1');
  return items.map(({ assignment: { id } }) => id);
}

function comeBack(): void {
  server.isCut = false;
  window.dispatchEvent(new Event('online'));
}

beforeEach(() => {
  stubBrowser();
  work = makeMemoryStore();
  copies = makeMemoryCopies();
  server = new Server();
  sessions = [];
});

afterEach(() => {
  for (const session of sessions) session.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a session opened without the server', () => {
  test('goes on with what was held, in its order and with the draft, and says that it is offline', async () => {
    const before = await open();
    before.getSnapshot().item?.editor?.toggleItemClass(1);
    await settle();
    leave(before);
    server.isCut = true;
    const session = await open();
    expect(session.getSnapshot()).toMatchObject({ phase: 'working', save: 'offline', packSize: 3 });
    expect(atHand(session)).toBe('asg_1');
    expect(session.getSnapshot().item?.editor?.toAnswer().classIds).toEqual([1]);
    await session.submit();
    await settle();
    expect(atHand(session)).toBe('asg_2');
    expect(session.getSnapshot()).toMatchObject({ save: 'offline', unsentCount: 1 });
  });

  test('begins at the first suspect of the proposals that it finds', async () => {
    const before = await open();
    const span = { kind: 'span', start: 0, end: 2, classId: 0, attributes: {} } as const;
    const sure = { ...span, id: 'rgn_1', origin: 'prediction', confidence: 0.9 } as const;
    const unsure = { ...sure, id: 'rgn_2', start: 2, end: 4, confidence: 0.2 } as const;
    before.getSnapshot().item?.editor?.loadPredictions([sure, unsure]);
    await settle();
    leave(before);
    const session = await open();
    expect(session.getSnapshot().item?.editor?.getState().selectedIds).toEqual(['rgn_2']);
  });

  test('goes on as well where the line takes requests and answers none', async () => {
    const before = await open();
    server.isCut = true;
    await before.submit();
    await settle();
    leave(before);
    server.isCut = false;
    server.isSilent = true;
    const opening = open();
    await vi.advanceTimersByTimeAsync(60_000);
    const session = await opening;
    expect(atHand(session)).toBe('asg_2');
    expect(session.getSnapshot()).toMatchObject({ save: 'offline', unsentCount: 1 });
  });

  test('does not hand out again what was answered before it was opened', async () => {
    const before = await open();
    server.isCut = true;
    await before.submit();
    await settle();
    leave(before);
    const session = await open();
    expect(atHand(session)).toBe('asg_2');
    expect(session.getSnapshot()).toMatchObject({ packSize: 2, unsentCount: 1 });
    comeBack();
    await settle();
    expect(server.answers).toEqual(['asg_1']);
    for (let done = 0; done < 10 && atHand(session) !== undefined; done += 1) {
      await session.submit();
      await settle();
    }
    expect(server.answers).toEqual([...new Set(server.answers)]);
    expect(server.answers).toHaveLength(8);
  });

  test('does not hand out again what arrives while the server is asked what is active', async () => {
    const before = await open();
    server.isCut = true;
    await before.submit();
    await settle();
    leave(before);
    const session = await open();
    server.isSlow = true;
    comeBack();
    await settle();
    expect(server.answers).toEqual(['asg_1']);
    expect(session.getSnapshot()).toMatchObject({ save: 'saved', packSize: 3 });
    leave(session);
    expect(await heldIds()).toEqual(['asg_2', 'asg_3', 'asg_4', 'asg_5']);
  });

  test('fails as ever where nothing was held, and where the server did answer', async () => {
    server.isCut = true;
    const session = await open();
    expect(session.getSnapshot()).toMatchObject({ phase: 'failed', item: null });
    comeBack();
    await settle();
    expect(atHand(session)).toBe('asg_1');
    leave(session);
    const refuse = { code: 'forbidden', status: 403, detail: 'no' };
    vi.spyOn(server, 'fetch').mockImplementation(async () =>
      Response.json(refuse, { status: 403 }),
    );
    expect((await open()).getSnapshot()).toMatchObject({ phase: 'failed', item: null });
  });

  test('asks the server again by itself, and is online once it answers', async () => {
    const session = await reopenCut();
    server.isCut = false;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(session.getSnapshot()).toMatchObject({ save: 'saved', packSize: 3 });
    expect(server.claims.at(-1)).toMatchObject({ count: 4, resume: true });
    expect(atHand(session)).toBe('asg_1');
  });

  test('lets go of what the server gave to others, but not of what is at hand or begun', async () => {
    const before = await open();
    before.getSnapshot().item?.editor?.toggleItemClass(0);
    await settle();
    leave(before);
    server.isCut = true;
    const session = await open();
    // the leases of all but the second have run out meanwhile
    server.active = ['asg_2'];
    comeBack();
    await settle();
    expect(atHand(session)).toBe('asg_1');
    await session.submit();
    await settle();
    expect(server.answers).toEqual(['asg_1']);
    expect(atHand(session)).toBe('asg_2');
    await session.submit();
    await settle();
    expect(atHand(session)).toBe('asg_5');
  });

  test('does not hand out again what is skipped while the server is asked what is active', async () => {
    const session = await reopenCut();
    await session.skip('unclear', '');
    await settle();
    expect(session.getSnapshot()).toMatchObject({ save: 'offline', unsentCount: 1 });
    server.isSlow = true;
    comeBack();
    await settle();
    expect(server.skips).toEqual(['asg_1']);
    expect(atHand(session)).toBe('asg_2');
    expect(session.getSnapshot()).toMatchObject({ save: 'saved', packSize: 3 });
    leave(session);
    expect(await heldIds()).toEqual(['asg_2', 'asg_3', 'asg_4', 'asg_5']);
  });

  test('claims nothing for who signed in beside the open page, and says whose it is', async () => {
    const session = await open();
    server.me = 'usr_2';
    await session.submit();
    await settle();
    expect(server.claims.at(-1)).toMatchObject({ userId: 'usr_1' });
    expect(session.getSnapshot()).toMatchObject({ isForeign: true, save: 'offline', packSize: 2 });
    server.me = 'usr_1';
    await session.signedIn();
    await session.submit();
    await settle();
    expect(server.answers).toEqual(['asg_1', 'asg_2']);
    expect(session.getSnapshot()).toMatchObject({ save: 'saved', packSize: 3 });
  });

  test('asks to sign in again where the session has ended, and goes on once that is done', async () => {
    const session = await reopenCut();
    expect(session.getSnapshot().needsSignIn).toBe(false);
    server.me = '';
    comeBack();
    await settle();
    expect(session.getSnapshot()).toMatchObject({ needsSignIn: true, save: 'offline' });
    expect(server.claims).toHaveLength(1);
    server.me = 'usr_1';
    await session.signedIn();
    await settle();
    expect(session.getSnapshot()).toMatchObject({ needsSignIn: false, save: 'saved' });
    expect(server.claims).toHaveLength(2);
  });

  test('claims nothing in the name of somebody else who has signed in meanwhile', async () => {
    const session = await reopenCut();
    server.me = 'usr_2';
    const claims = server.claims.length;
    comeBack();
    await settle();
    expect(server.claims).toHaveLength(claims);
    expect(session.getSnapshot()).toMatchObject({ isForeign: true, save: 'offline' });
    expect(atHand(session)).toBe('asg_1');
  });
});

describe('what is kept for that', () => {
  test('is what lies on the desk: it goes with the answer, with the skip, and with the lease', async () => {
    const session = await open();
    expect(await heldIds()).toEqual(['asg_1', 'asg_2', 'asg_3', 'asg_4']);
    await session.submit();
    await settle();
    expect(await heldIds()).toEqual(['asg_2', 'asg_3', 'asg_4', 'asg_5']);
    await session.skip('unclear', '');
    await settle();
    expect(await heldIds()).toEqual(['asg_3', 'asg_4', 'asg_5', 'asg_6']);
    leave(session);
    server.active = ['asg_4'];
    await open();
    expect(await heldIds()).toEqual(['asg_4', 'asg_7', 'asg_8']);
  });

  test('is kept again once the answer was taken back, unsent as it was', async () => {
    const session = await open();
    server.isCut = true;
    await session.submit();
    await settle();
    await session.reopen();
    await settle();
    expect(await heldIds()).toContain('asg_1');
    leave(session);
    const later = await open();
    expect(later.getSnapshot()).toMatchObject({ packSize: 3, unsentCount: 0 });
  });

  test('is not offered to another person', async () => {
    leave(await open());
    expect((await copies.readHeld('usr_2', 'prj_1')).items).toEqual([]);
    expect(await copies.removeOthers('usr_1')).toBe(false);
    expect(await copies.removeOthers('usr_2')).toBe(true);
    expect(await heldIds()).toEqual([]);
  });

  test('is of no use after a week, however often it was opened meanwhile', async () => {
    const day = 24 * 3_600_000;
    leave(await open());
    server.isCut = true;
    vi.setSystemTime(Date.now() + 6 * day);
    const session = await open();
    expect(atHand(session)).toBe('asg_1');
    leave(session);
    vi.setSystemTime(Date.now() + 2 * day);
    expect(await heldIds()).toEqual([]);
  });

  test('is of no use after a week', async () => {
    leave(await open());
    vi.setSystemTime(Date.now() + 8 * 24 * 3_600_000);
    expect(await heldIds()).toEqual([]);
  });
});

describe('what was answered before the page was opened again', () => {
  test('is taken back, the last one first, each as it was', async () => {
    const before = await open();
    before.getSnapshot().item?.editor?.toggleItemClass(1);
    await before.submit();
    await before.submit();
    await settle();
    leave(before);
    const session = await open();
    expect(session.getSnapshot()).toMatchObject({ canReopen: true, submittedCount: 0 });
    await session.reopen();
    await session.reopen();
    await settle();
    expect(server.withdrawn).toEqual(['asg_2', 'asg_1']);
    expect(atHand(session)).toBe('asg_1');
    expect(session.getSnapshot().item?.editor?.toAnswer().classIds).toEqual([1]);
    expect(session.getSnapshot()).toMatchObject({ canReopen: false, submittedCount: 0 });
    leave(session);
    expect((await open()).getSnapshot().canReopen).toBe(false);
  });

  test('is taken out of the queue where it is still unsent, however long ago it was given', async () => {
    const before = await open();
    server.isCut = true;
    before.getSnapshot().item?.editor?.toggleItemClass(1);
    await before.submit();
    await settle();
    leave(before);
    vi.setSystemTime(Date.now() + 5 * 3_600_000);
    const session = await open();
    await session.reopen();
    await settle();
    expect(atHand(session)).toBe('asg_1');
    expect(session.getSnapshot()).toMatchObject({ unsent: [], canReopen: false });
    expect(session.getSnapshot().item?.editor?.toAnswer().classIds).toEqual([1]);
  });

  test('counts its time from when the server has it, and is forgotten after that', async () => {
    const minute = 60_000;
    const before = await open();
    server.isCut = true;
    await before.submit();
    await settle();
    vi.setSystemTime(Date.now() + 60 * minute);
    comeBack();
    await settle();
    expect(server.answers).toEqual(['asg_1']);
    leave(before);
    vi.setSystemTime(Date.now() + 25 * minute);
    const later = await open();
    expect(later.getSnapshot().canReopen).toBe(true);
    leave(later);
    vi.setSystemTime(Date.now() + 10 * minute);
    expect((await open()).getSnapshot().canReopen).toBe(false);
    expect(await copies.readAnswered('usr_1', 'prj_1')).toEqual([]);
  });

  test('is no answer any more where it was taken back on another device', async () => {
    const before = await open();
    await before.submit();
    await settle();
    leave(before);
    server.active.unshift('asg_1');
    expect((await open()).getSnapshot().canReopen).toBe(false);
  });

  test('is put right where the server refuses it', async () => {
    const before = await open();
    server.isCut = true;
    await before.submit();
    await settle();
    leave(before);
    server.isCut = false;
    const { fetch } = server;
    vi.spyOn(server, 'fetch').mockImplementation(async (input, init) =>
      String(input).endsWith('/annotation')
        ? Response.json({ code: 'invalid', status: 422, detail: '' }, { status: 422 })
        : fetch(input, init),
    );
    const session = await open();
    await session.discardRefused('asg_1');
    expect(atHand(session)).toBe('asg_1');
  });

  test('is repeated in the next picture', async () => {
    const picture = { text: null, fileUrl: '/files/1', widthPx: 100, heightPx: 100, tiles: null };
    const bitmap = { width: 100, height: 100, close: () => {} };
    vi.stubGlobal('fetch', async () => new Response('bytes'));
    vi.stubGlobal('createImageBitmap', async () => bitmap);
    server.picture = picture;
    const schema = makeLabelSchema('image', { regions: ['box'], classes: [{ name: 'fish' }] });
    const project = { ...PROJECT, kind: 'image', labelSchema: schema } as ProjectView;
    const place = { kind: 'box', x: 1, y: 2, width: 30, height: 40, rotation: 0 } as const;
    const box = { ...place, id: 'rgn_1', classId: 0, attributes: {} } as const;
    const before = await open(project);
    before
      .getSnapshot()
      .item?.editor?.loadPredictions([{ ...box, origin: 'prediction', confidence: 0.9 }]);
    await before.submit();
    await settle();
    leave(before);
    const session = await open(project);
    const editor = session.getSnapshot().item?.editor;
    editor?.runAction('repeat-previous');
    expect(editor?.toAnswer().regions).toMatchObject([{ ...place, classId: 0 }]);
  });
});
