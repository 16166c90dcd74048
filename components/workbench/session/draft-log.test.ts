import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { applyDraftDiffs } from '@/core/draft/draft-diff';
import { type DraftDocument, EMPTY_DRAFT } from '@/core/draft/draft-document';
import type { DraftOperation } from '@/core/draft/draft-operation';
import type { DraftConflict } from '@/core/draft/merge-operations';
import { makeLabelSchema } from '@/core/label-schema/make-label-schema';
import { Editor } from '@/editor/editor';
import type { RegionId } from '@/editor/records';
import { ConcordClient } from '@/sdk/concord-client';
import { DraftLog } from './draft-log';
import type { AssignmentId, LocalStore } from './local-store';
import { makeMemoryStore } from './memory-store';
import { openLog } from './open-log';
import type { WorkMessage } from './work-channel';

const ID = 'asg_1' as AssignmentId;
const SCHEMA = makeLabelSchema('image', { classes: [{ name: 'cat' }, { name: 'dog' }] });

/** One draft on a server, with the rules of save-draft and get-draft. */
class Server {
  version = 0;
  seq = 0;
  document: DraftDocument = EMPTY_DRAFT;
  operations: DraftOperation[] = [];
  requests: string[] = [];
  /** What happens to the next requests: no way there, or no way back. */
  faults: ('cut' | 'lost' | number)[] = [];

  readonly fetch: typeof fetch = async (_, init) => {
    const fault = this.faults.shift();
    if (fault === 'cut') throw new TypeError('network');
    if (typeof fault === 'number') return this.#problem(fault, 'unauthenticated');
    const method = init?.method ?? 'GET';
    const answer = method === 'GET' ? this.#read() : this.#save(init);
    this.requests.push(`${method} ${answer.status}`);
    if (fault === 'lost') throw new TypeError('network');
    return answer;
  };

  #problem(status: number, code: string): Response {
    const details = { version: this.version, seq: this.seq };
    return Response.json({ code, status, detail: code, details }, { status });
  }

  #read(): Response {
    const { version, seq, operations } = this;
    const document = version === 0 ? null : this.document;
    return Response.json({ document, version, seq, savedAt: null, operations });
  }

  #save(init: RequestInit | undefined): Response {
    const ifMatch = Number(new Headers(init?.headers).get('if-match')?.replace(/\D/g, ''));
    const body = JSON.parse(String(init?.body)) as {
      operations: DraftOperation[];
      document?: DraftDocument;
    };
    const from = body.operations[0]?.seq ?? 1;
    const known = this.operations.filter(({ seq }) => seq >= from);
    const isRepeated = known.every(({ id }, index) => body.operations[index]?.id === id);
    if (known.length === 0 ? ifMatch !== this.version : !isRepeated) {
      return this.#problem(412, 'stale_version');
    }
    const fresh = body.operations.slice(known.length);
    if (fresh.length > 0) {
      if (fresh[0]?.seq !== this.seq + 1 && body.document === undefined) {
        return this.#problem(422, 'invalid');
      }
      const diffs = fresh.map(({ diff }) => diff);
      this.document = body.document ?? applyDraftDiffs(this.document, diffs);
      this.operations.push(...fresh);
      this.seq = fresh.at(-1)?.seq ?? this.seq;
      this.version += 1;
    }
    const instant = new Date().toISOString();
    const { version, seq } = this;
    return Response.json({
      ...{ version, seq, savedAt: instant, leaseExpiresAt: instant, labelSchemaVersion: 1 },
    });
  }
}

/** Tabs of one browser hear one another; each browser has a store of its own. */
class Browser {
  readonly tabs: Tab[] = [];
  constructor(
    readonly server: Server,
    readonly store: LocalStore = makeMemoryStore(),
  ) {}

  async open(): Promise<Tab> {
    const { server } = this;
    const api = new ConcordClient({ fetch: server.fetch });
    const draft =
      server.version === 0
        ? null
        : {
            answer: { regions: [], classIds: [] },
            version: server.version,
            savedAt: new Date().toISOString(),
          };
    const { log } = await openLog({ id: ID, draft }, this.store, 'usr_1', api);
    const tab = new Tab(this, api, log);
    this.tabs.push(tab);
    return tab;
  }
}

class Tab {
  readonly editor: Editor;
  readonly log: DraftLog;
  conflicts: DraftConflict[] = [];
  isClosed = false;

  constructor(
    browser: Browser,
    api: ConcordClient,
    opened: Awaited<ReturnType<typeof openLog>>['log'],
  ) {
    const options = {
      kind: 'image',
      schema: SCHEMA,
      image: { widthPx: 900, heightPx: 600 },
    } as const;
    this.editor = opened === null ? new Editor(options) : Editor.fromLog(options, opened);
    const tell = (message: WorkMessage) => {
      for (const tab of browser.tabs) if (tab !== this) tab.log.hear(structuredClone(message));
    };
    this.log = new DraftLog(ID, this.editor, opened, {
      ...{ api, store: browser.store, userId: 'usr_1', channel: { tell } },
      onChange: () => {},
      onConflicts: (conflicts) => {
        this.conflicts = conflicts;
      },
      onClosed: () => {
        this.isClosed = true;
      },
      onProblem: () => {},
      onLabelSchemaVersion: () => {},
    });
  }

  put(name: string, x: number): void {
    const draft = this.editor.toDraft();
    const others = draft.regions.filter(({ region }) => region.id !== `rgn_${name}`);
    const box = { kind: 'box', classId: 0, attributes: {}, origin: 'manual' } as const;
    const region = {
      ...box,
      id: `rgn_${name}` as RegionId,
      x,
      y: 0,
      width: 9,
      height: 9,
      rotation: 0,
    };
    const marks = { isAccepted: false, isRejected: false, isLocked: false };
    const regions = [...others, { region, z: name.charCodeAt(0), ...marks }];
    this.editor.changeTo({ ...draft, regions }, 'put');
  }

  get places(): Record<string, number> {
    const all = this.editor
      .toAnswer()
      .regions.flatMap((region) =>
        region.kind === 'box' ? [[String(region.id).slice(4), region.x] as const] : [],
      );
    return Object.fromEntries(all.sort());
  }
}

const settle = () => vi.advanceTimersByTimeAsync(20_000);
const placesOf = (document: DraftDocument) =>
  Object.fromEntries(
    document.regions
      .flatMap(({ region }) =>
        region.kind === 'box' ? [[String(region.id).slice(4), region.x] as const] : [],
      )
      .sort(),
  );

beforeEach(() => {
  vi.useFakeTimers();
  const locks = { request: (_: string, run: () => Promise<unknown>) => run() };
  vi.stubGlobal('navigator', { locks });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the log of one draft', () => {
  test('is on the server within a second, each operation once, and opens the same elsewhere', async () => {
    const server = new Server();
    const here = await new Browser(server).open();
    here.put('a', 1);
    here.put('b', 2);
    await vi.advanceTimersByTimeAsync(1000);
    expect(placesOf(server.document)).toEqual({ a: 1, b: 2 });
    expect(here.log.state).toBe('saved');
    here.editor.runAction('undo');
    await vi.advanceTimersByTimeAsync(1000);
    expect(server.operations.map(({ seq, kind }) => [seq, kind])).toEqual([
      [1, 'edit'],
      [2, 'edit'],
      [3, 'undo'],
    ]);
    const there = await new Browser(server).open();
    expect(there.places).toEqual({ a: 1 });
    there.editor.runAction('redo');
    expect(there.places).toEqual({ a: 1, b: 2 });
  });

  test('survives the loss of requests and of answers without doing anything twice', async () => {
    const server = new Server();
    const browser = new Browser(server);
    const here = await browser.open();
    server.faults.push('lost', 'cut', 'lost');
    for (let turn = 1; turn <= 5; turn += 1) {
      here.put('a', turn);
      await vi.advanceTimersByTimeAsync(700);
    }
    expect(here.log.state).toBe('offline');
    await settle();
    expect(here.log.state).toBe('saved');
    expect(placesOf(server.document)).toEqual({ a: 5 });
    expect(server.operations.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    await here.log.close();
    const later = await browser.open();
    expect(later.places).toEqual({ a: 5 });
    for (let step = 0; step < 5; step += 1) later.editor.runAction('undo');
    expect(later.places).toEqual({});
  });

  test('a page that was closed offline sends what is left when it is opened again', async () => {
    const server = new Server();
    const browser = new Browser(server);
    const here = await browser.open();
    server.faults.push('cut');
    here.put('a', 1);
    await vi.advanceTimersByTimeAsync(600);
    await here.log.close();
    expect(server.version).toBe(0);
    const later = await browser.open();
    expect(later.places).toEqual({ a: 1 });
    await settle();
    expect(placesOf(server.document)).toEqual({ a: 1 });
  });

  test('waits while the session has ended, and drains after signing in', async () => {
    const server = new Server();
    const here = await new Browser(server).open();
    server.faults.push(401);
    here.put('a', 1);
    await vi.advanceTimersByTimeAsync(600);
    expect(here.log.state).toBe('signed_out');
    await here.log.flush();
    expect(here.log.state).toBe('saved');
    expect(placesOf(server.document)).toEqual({ a: 1 });
  });
});

describe('two tabs of one browser', () => {
  test('show the same at once and share their steps', async () => {
    const browser = new Browser(new Server());
    const [one, two] = [await browser.open(), await browser.open()];
    one.put('a', 1);
    await vi.advanceTimersByTimeAsync(1);
    expect(two.places).toEqual({ a: 1 });
    two.put('b', 2);
    await vi.advanceTimersByTimeAsync(1);
    one.editor.runAction('undo');
    await vi.advanceTimersByTimeAsync(1);
    expect([one.places, two.places]).toEqual([{ a: 1 }, { a: 1 }]);
    await settle();
    expect(placesOf(browser.server.document)).toEqual({ a: 1 });
    expect([one.log.state, two.log.state]).toEqual(['saved', 'saved']);
    expect(browser.server.operations.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  test('that act in the same moment are joined, or asked where both moved the same', async () => {
    const browser = new Browser(new Server());
    const [one, two] = [await browser.open(), await browser.open()];
    one.put('a', 1);
    two.put('b', 2);
    await settle();
    expect(one.places).toEqual({ a: 1, b: 2 });
    expect(two.places).toEqual({ a: 1, b: 2 });
    one.put('a', 10);
    two.put('a', 20);
    await settle();
    const asked = [...one.conflicts, ...two.conflicts];
    expect(asked).toMatchObject([{ id: 'rgn_a', mine: { x: 20 }, theirs: { x: 10 } }]);
    two.log.takeTheirs(asked);
    await settle();
    expect([one.places, two.places]).toEqual([
      { a: 10, b: 2 },
      { a: 10, b: 2 },
    ]);
    expect(placesOf(browser.server.document)).toEqual({ a: 10, b: 2 });
  });

  test('that act in the same moment and are left at once keep what both did', async () => {
    const browser = new Browser(new Server());
    const [one, two] = [await browser.open(), await browser.open()];
    one.put('a', 1);
    two.put('b', 2);
    await Promise.all([one.log.close(), two.log.close()]);
    await settle();
    expect((await browser.open()).places).toEqual({ a: 1, b: 2 });
  });

  test('a log that went from the browser meanwhile is put there again', async () => {
    const browser = new Browser(new Server());
    const one = await browser.open();
    one.put('a', 1);
    await settle();
    await browser.store.removeLog(ID);
    one.put('b', 2);
    await settle();
    expect((await browser.store.readLog(ID))?.operations).toHaveLength(2);
    expect(placesOf(browser.server.document)).toEqual({ a: 1, b: 2 });
  });

  test('where one shows an earlier state, nothing is lost and nothing is mixed up', async () => {
    const browser = new Browser(new Server());
    const [one, two] = [await browser.open(), await browser.open()];
    one.put('a', 1);
    one.put('b', 2);
    await settle();
    two.log.look(1);
    expect(two.places).toEqual({ a: 1 });
    one.put('c', 3);
    await settle();
    expect(two.places).toEqual({ a: 1 });
    two.log.look(null);
    await settle();
    expect(two.places).toEqual({ a: 1, b: 2, c: 3 });
    two.log.goTo(1);
    await settle();
    expect([one.places, two.places]).toEqual([{ a: 1 }, { a: 1 }]);
    two.editor.runAction('undo');
    await settle();
    expect(placesOf(browser.server.document)).toEqual({ a: 1, b: 2, c: 3 });
  });
});

describe('two devices', () => {
  test('that were apart are joined, and told where both changed the same', async () => {
    const server = new Server();
    const one = await new Browser(server).open();
    one.put('a', 1);
    await settle();
    const two = await new Browser(server).open();
    expect(two.places).toEqual({ a: 1 });
    one.put('b', 2);
    await settle();
    two.put('c', 3);
    two.put('a', 30);
    await settle();
    expect(two.places).toEqual({ a: 30, b: 2, c: 3 });
    expect(two.conflicts).toEqual([]);
    one.put('a', 10);
    await settle();
    expect(one.conflicts).toMatchObject([{ id: 'rgn_a', mine: { x: 10 }, theirs: { x: 30 } }]);
    expect(one.places).toEqual({ a: 10, b: 2, c: 3 });
    expect(placesOf(server.document)).toEqual(one.places);
    expect(server.operations.map(({ seq }) => seq)).toEqual(
      server.operations.map((_, index) => index + 1),
    );
  });

  test('with random work and a random network end in the same state, with all operations', async () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      let state = seed;
      const random = (max: number) => {
        state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
        return Math.floor((state / 2_147_483_648) * max);
      };
      const server = new Server();
      const browsers = [new Browser(server), new Browser(server)];
      const tabs = [
        await browsers[0]?.open(),
        await browsers[1]?.open(),
        await browsers[0]?.open(),
      ];
      for (let turn = 0; turn < 25; turn += 1) {
        if (random(3) === 0) server.faults.push(random(2) === 0 ? 'cut' : 'lost');
        const who = random(3);
        // each tab changes regions of its own, so that nothing is asked and all must be there
        tabs[who]?.put(`${'abc'[who]}${random(3)}`, 1 + random(90));
        if (random(4) === 0) tabs[who]?.editor.runAction('undo');
        await vi.advanceTimersByTimeAsync(random(900));
      }
      server.faults.length = 0;
      await settle();
      for (const tab of tabs) tab?.put('z', 1);
      await settle();
      for (const tab of tabs) {
        await tab?.log.flush();
        await settle();
      }
      const held = placesOf(server.document);
      for (const tab of [tabs[0], tabs[2]])
        expect(tab?.places, `seed ${seed}`).toEqual(tabs[0]?.places);
      const ids = server.operations.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const folded = applyDraftDiffs(
        EMPTY_DRAFT,
        server.operations.map(({ diff }) => diff),
      );
      expect(placesOf(folded), `seed ${seed}`).toEqual(held);
      expect(tabs.map((tab) => tab?.log.state)).toEqual(['saved', 'saved', 'saved']);
    }
  }, 120_000);
});
