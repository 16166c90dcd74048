import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { keepNewest, rewindDraft } from '@/core/draft/draft-operation';
import { Editor } from './editor';
import type { RegionId } from './records';
import { BOX_SCHEMA, boxRegion, TestEditor } from './testing/test-editor';

let nextNumber = 0;
vi.mock('@/core/ids', async (load) => ({
  ...(await load<object>()),
  newId: (kind: string) => `${kind}_made${nextNumber++}`,
}));

const OPTIONS = {
  kind: 'image',
  schema: BOX_SCHEMA,
  image: { widthPx: 1000, heightPx: 800 },
} as const;

const number = (max: number) => fc.integer({ min: 0, max });
const operation = fc.oneof(
  fc.record({
    do: fc.constantFrom('draw' as const, 'cancel' as const),
    at: fc.tuple(number(600), number(500)),
  }),
  fc.record({ do: fc.constant('predict' as const), count: fc.integer({ min: 1, max: 3 }) }),
  fc.record({
    do: fc.constant('key' as const),
    /** Which region is selected before; keys act on it. */
    on: fc.option(number(5), { nil: null }),
    code: fc.constantFrom('Delete', 'KeyX', 'KeyA', 'Digit1', 'Digit2', 'ArrowLeft', 'ArrowDown'),
    presses: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const), times: number(3) }),
  fc.record({ do: fc.constant('travel' as const), back: number(6) }),
);
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

/** A person's browser: everything that happens is logged, and a reload knows nothing but the log. */
class Browser {
  test = new TestEditor(OPTIONS);
  readonly base = this.test.editor.toDraft();
  log: TestEditor['operations'] = [];

  run(op: Operation, turn: number): void {
    nextNumber = turn * 100;
    const { test } = this;
    if (op.do === 'draw' || op.do === 'cancel') {
      test.act('choose-draw-box').act('zoom-to-fit');
      const [x, y] = op.at;
      test.pointerDown(x, y, { alt: true }).pointerMove(x + 150, y + 120, { alt: true });
      if (op.do === 'cancel') test.key('Escape');
      test.pointerUp(x + 150, y + 120, { alt: true });
    } else if (op.do === 'predict') {
      test.editor.loadPredictions(
        Array.from({ length: op.count }, (_, index) =>
          boxRegion(`p${turn}x${index}`, [100 * index, 50, 40, 30], { confidence: 0.5 }),
        ),
      );
    } else if (op.do === 'undo' || op.do === 'redo') {
      for (let time = 0; time < op.times; time += 1) test.act(op.do);
    } else if (op.do === 'travel') {
      const log = [...this.log, ...test.operations];
      test.editor.changeTo(rewindDraft(test.editor.toDraft(), log.slice(-op.back - 1)), 'travel');
    } else if (op.do === 'key') {
      const ids = test.editor.toDraft().regions.filter(({ isRejected }) => !isRejected);
      const id = op.on === null ? undefined : ids[op.on % Math.max(1, ids.length)]?.region.id;
      test.editor.select(id === undefined ? [] : [id as RegionId]);
      for (let press = 0; press < op.presses; press += 1) {
        test.keyDown(op.code, { repeat: press > 0 });
      }
      test.keyUp(op.code);
    }
  }

  reload(): void {
    this.log = JSON.parse(JSON.stringify([...this.log, ...this.test.operations]));
    const editor = Editor.fromLog(OPTIONS, { base: this.base, operations: this.log });
    this.test = new TestEditor({ editor });
  }
}

const steps = fc.array(fc.record({ op: operation, isReloaded: fc.boolean() }), {
  minLength: 1,
  maxLength: 30,
});

function expectSame({ test: one }: Browser, { test: other }: Browser): void {
  expect(other.editor.toDraft()).toEqual(one.editor.toDraft());
  expect(other.answer).toEqual(one.answer);
  expect([other.state.canUndo, other.state.canRedo]).toEqual([
    one.state.canUndo,
    one.state.canRedo,
  ]);
}

describe('a reload at any point', () => {
  it('changes nothing: the same answer, the same steps to undo and to redo', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const [steady, reloaded] = [new Browser(), new Browser()];
        all.forEach(({ op, isReloaded }, turn) => {
          steady.run(op, turn);
          reloaded.run(op, turn);
          if (isReloaded) reloaded.reload();
          expectSame(steady, reloaded);
        });
        reloaded.reload();
        for (const action of ['undo', 'redo'] as const) {
          const can = action === 'undo' ? 'canUndo' : 'canRedo';
          while (steady.test.state[can]) {
            steady.test.act(action);
            reloaded.test.act(action);
            expectSame(steady, reloaded);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('loses an unfinished gesture and nothing else', () => {
    const browser = new Browser();
    browser.run({ do: 'draw', at: [100, 100] }, 1);
    const before = browser.test.editor.toDraft();
    browser.test.pointerDown(500, 500, { alt: true }).pointerMove(600, 600, { alt: true });
    browser.reload();
    expect(browser.test.editor.toDraft()).toEqual(before);
    expect(browser.test.state.canUndo).toBe(true);
  });

  it('in two places at once gives both the same, step by step', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 25 }), (all) => {
        const browser = new Browser();
        const other = Editor.fromDraft(OPTIONS, browser.base);
        let told = 0;
        all.forEach((op, turn) => {
          browser.run(op, turn);
          for (const each of browser.test.operations.slice(told)) other.repeat(each);
          told = browser.test.operations.length;
          expect(other.toDraft()).toEqual(browser.test.editor.toDraft());
          expect(other.getState().canRedo).toBe(browser.test.state.canRedo);
        });
      }),
      { numRuns: 100 },
    );
  });

  it('reaches back only as far as the log is kept, without harm to what stands', () => {
    const browser = new Browser();
    for (let turn = 0; turn < 30; turn += 1) browser.run({ do: 'draw', at: [turn, turn] }, turn);
    for (let time = 0; time < 25; time += 1) browser.test.act('undo');
    const operations = browser.test.operations.slice(-20);
    const draft = browser.test.editor.toDraft();
    const editor = Editor.fromLog(OPTIONS, { base: rewindDraft(draft, operations), operations });
    expect(editor.toDraft()).toEqual(draft);
    const numbered = operations.map((each, seq) => ({ ...each, seq: seq + 1, id: 'same', at: 0 }));
    expect(keepNewest(numbered)).toEqual(numbered);
  });
});
