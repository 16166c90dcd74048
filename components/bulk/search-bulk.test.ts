import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ProjectView } from '@/core/contracts/create-project.contract';
import { makeLabelSchema } from '@/core/label-schema/make-label-schema';
import { hasSearchWords } from '@/core/text/search-words';
import { ConcordClient } from '@/sdk/concord-client';
import { SEEN_MS } from './bulk-board';
import { stubBrowser } from '../workbench/session/testing/stub-browser';
import { BulkSession } from './bulk-session';

const SCHEMA = makeLabelSchema('text', {
  classes: [{ name: 'no' }, { name: 'yes' }],
  choice: 'single',
});
const PROJECT = { id: 'prj_1', kind: 'text', labelSchema: SCHEMA } as unknown as ProjectView;

interface Asked {
  readonly count: number;
  readonly resume: boolean;
  readonly matching?: string;
}

/** A server with these texts; it tells what it was asked for and what it was answered. */
function serve(texts: readonly string[]) {
  const open = texts.map((text, at) => ({ id: `asg_${at}`, text }));
  const leased: typeof open = [];
  const asked: Asked[] = [];
  const answers: string[] = [];
  const network = { isDown: false };
  const view = ({ id, text }: { id: string; text: string }) => ({
    ...{ id, state: 'active', task: { id, isBlind: false } },
    item: { name: 'a.txt', text, widthPx: null, heightPx: null, tiles: null },
  });
  const fetch: typeof globalThis.fetch = async (input, init) => {
    if (network.isDown) throw new TypeError('Failed to fetch');
    const path = String(input).replace('/api/v1/', '');
    const [kind, id = '', part] = path.split('/');
    if (part === 'annotation') {
      answers.push(id);
      leased.splice(0, leased.length, ...leased.filter((one) => one.id !== id));
      return Response.json({ id: 'ann_1' });
    }
    if (kind === 'assignments') {
      const one = leased.find((entry) => entry.id === id);
      return one === undefined
        ? Response.json({ code: 'not_found' }, { status: 404 })
        : Response.json(view(one));
    }
    if (kind !== 'projects') return Response.json({ id: 'usr_1' });
    const body = JSON.parse(String(init?.body)) as Asked;
    asked.push(body);
    const resumed = body.resume ? leased.slice(0, body.count) : [];
    const fits = open.filter(({ text }) => hasSearchWords(text, body.matching ?? ''));
    const taken = fits.slice(0, body.count - resumed.length);
    open.splice(0, open.length, ...open.filter((one) => !taken.includes(one)));
    leased.push(...taken);
    return Response.json({
      assignments: [...resumed, ...taken].map(view),
      preLabelSource: null,
    });
  };
  return { api: new ConcordClient({ fetch }), asked, answers, network };
}

async function openList(api: ConcordClient): Promise<BulkSession> {
  const session = new BulkSession({
    ...{ api, project: PROJECT, userId: 'usr_1', allowSoftwareAdapter: false },
  });
  await session.start();
  await vi.advanceTimersByTimeAsync(1_000);
  return session;
}

const pause = () => vi.advanceTimersByTimeAsync(1_000);
const shownTexts = (session: BulkSession) => session.board.shown.map(({ text }) => text);

/** Shows everything that is in sight for long enough, selects it and gives it a class. */
function giveAll(session: BulkSession, classId: number): void {
  for (const { id } of session.board.shown) session.board.setPainted(id, true, 0);
  session.act((board) => board.selectAll());
  session.act((board) => board.give(classId, SEEN_MS));
}

const TEXTS = Array.from({ length: 400 }, (_, at) =>
  at % 5 === 4 ? `Refund ${at}` : at === 397 ? 'a unicorn' : `fine ${at}`,
);

beforeEach(() => {
  stubBrowser();
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('words in the list of many', () => {
  test('are asked for once nothing more is typed, and fill the list up', async () => {
    const { api, asked } = serve(TEXTS);
    const session = await openList(api);
    expect(shownTexts(session)).toHaveLength(50);
    for (const typed of ['r', 're', 'ref', ' REFUND ']) {
      session.search(typed);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(shownTexts(session)).toHaveLength(10);
    expect(session.getSnapshot().isLooking).toBe(true);
    expect(asked).toHaveLength(1);
    await pause();
    expect(asked).toHaveLength(2);
    expect(asked[1]).toMatchObject({ count: 40, matching: 'REFUND', resume: false });
    expect(session.getSnapshot().isLooking).toBe(false);
    expect(shownTexts(session)).toHaveLength(50);
    expect(shownTexts(session).every((text) => text?.startsWith('Refund'))).toBe(true);
    session.stop();
  });

  test('lose neither an answer nor the way to take it back, and sending brings more of them', async () => {
    const { api, asked, answers } = serve(TEXTS);
    const session = await openList(api);
    session.search('refund');
    await pause();
    giveAll(session, 1);
    session.search('unicorn');
    await pause();
    expect(shownTexts(session)).toEqual(['a unicorn']);
    expect(session.board.given.size).toBe(50);
    giveAll(session, 0);
    session.search('');
    await pause();
    expect(session.board.given.size).toBe(51);
    session.act((board) => void board.undo());
    expect(session.board.given.size).toBe(50);
    session.search('refund');
    await pause();
    const sent = session.send();
    await pause();
    await sent;
    expect(answers).toHaveLength(50);
    expect(asked.at(-1)).toMatchObject({ count: 50, matching: 'refund' });
    expect(shownTexts(session)).toHaveLength(30);
    session.search('');
    expect(shownTexts(session)).toContain('a unicorn');
    session.stop();
  });

  test('that are nowhere leave the list open, to be cleared', async () => {
    const { api } = serve(['fine']);
    const session = await openList(api);
    giveAll(session, 1);
    session.search('nowhere');
    await pause();
    expect(session.getSnapshot()).toMatchObject({ phase: 'working', isLooking: false });
    const sent = session.send();
    await pause();
    await sent;
    expect(session.getSnapshot().phase).toBe('working');
    session.search('');
    await pause();
    expect(session.getSnapshot().phase).toBe('done');
    session.stop();
  });

  test('that cannot be asked for are told, and what is held is still searched', async () => {
    const { api, network } = serve(TEXTS);
    const session = await openList(api);
    network.isDown = true;
    session.search('refund');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(session.getSnapshot()).toMatchObject({ phase: 'working', hasLookFailed: true });
    expect(shownTexts(session)).toHaveLength(10);
    network.isDown = false;
    session.search('refund 4');
    expect(session.getSnapshot().hasLookFailed).toBe(false);
    await pause();
    expect(session.getSnapshot().hasLookFailed).toBe(false);
    session.stop();
  });

  test('hold no more than four lists, and let nothing go that was answered or undone', async () => {
    const words = Array.from({ length: 7 }, (_, at) => `word${at}`);
    const { api } = serve(words.flatMap((word) => Array.from({ length: 60 }, () => word)));
    const session = await openList(api);
    const first = session.board.items.slice(0, 2).map(({ id }) => id);
    for (const id of first) {
      session.board.setPainted(id, true, 0);
      session.act((board) => board.click(id));
      session.act((board) => board.give(1, SEEN_MS));
    }
    session.act((board) => void board.undo());
    for (const word of words) {
      session.search(word);
      await pause();
      expect(shownTexts(session)).toEqual(Array.from({ length: 50 }, () => word));
    }
    expect(session.board.items).toHaveLength(200);
    session.search('');
    expect(session.board.items.map(({ id }) => id)).toContain(first[0]);
    expect([...session.board.given.keys()]).toEqual(first.slice(0, 1));
    session.act((board) => void board.undo());
    expect(session.board.given.size).toBe(0);
    session.stop();
  });

  test('answers to items that are not among the first come back after a reload', async () => {
    const { api } = serve(TEXTS);
    const before = await openList(api);
    before.search('unicorn');
    await pause();
    giveAll(before, 1);
    before.stop();
    const after = await openList(api);
    expect([...after.board.given.keys()]).toEqual(['asg_397']);
    expect(shownTexts(after)).toContain('a unicorn');
    after.stop();
  });
});
