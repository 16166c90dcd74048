import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnswerSchema } from '@/core/annotation';
import { applyDraftDiffs } from '@/core/draft/draft-diff';
import { rewindDraft } from '@/core/draft/draft-operation';
import { Editor } from './editor';
import { asBox, BOX_SCHEMA, boxRegion, TestEditor } from './testing/test-editor';

const WIDTH = 1000;
const HEIGHT = 800;

interface ModelRegion {
  id: string;
  classId: number;
  box: [number, number, number, number];
  origin: string;
  isAccepted: boolean;
}
type Snapshot = Map<string, ModelRegion>;

/** A second, naive editor: whole snapshots instead of diffs, no view, no gestures. */
class Model {
  now: Snapshot = new Map();
  past: Snapshot[] = [];
  future: Snapshot[] = [];
  /** A class key was pressed for the next region; and the regions drawn after such a key. */
  isNextClassed = false;
  readonly classed = new Set<string>();

  step(change: (draft: Snapshot) => void): void {
    const before = structuredClone(this.now);
    change(this.now);
    if (JSON.stringify([...before]) === JSON.stringify([...this.now])) return;
    this.past.push(before);
    this.future = [];
  }

  addPrediction(region: ModelRegion): void {
    for (const snapshot of [this.now, ...this.past, ...this.future]) {
      snapshot.set(region.id, structuredClone(region));
    }
  }

  travel(from: Snapshot[], to: Snapshot[]): void {
    const snapshot = from.pop();
    if (snapshot === undefined) return;
    to.push(this.now);
    this.now = snapshot;
  }

  edit(ids: readonly string[], change: (region: ModelRegion) => void): void {
    this.step((draft) => {
      for (const id of ids) {
        const region = draft.get(id);
        if (region === undefined) continue;
        const before = JSON.stringify(region);
        change(region);
        if (JSON.stringify(region) === before || region.origin === 'manual') continue;
        region.origin = 'prediction_edited';
        region.isAccepted = true;
      }
    });
  }
}

const number = (max: number) => fc.integer({ min: 0, max });
const operation = fc.oneof(
  fc.record({
    do: fc.constantFrom('draw' as const, 'draw-by-clicks' as const, 'draw-and-cancel' as const),
    box: fc.tuple(
      number(500),
      number(400),
      fc.integer({ min: 60, max: 300 }),
      fc.integer({ min: 60, max: 300 }),
    ),
  }),
  fc.record({ do: fc.constant('predict' as const), count: fc.integer({ min: 1, max: 3 }) }),
  fc.record({
    do: fc.constant('key' as const),
    code: fc.constantFrom('Tab', 'Delete', 'KeyX', 'KeyA', 'KeyZ', 'Digit1', 'Digit2', 'Digit3'),
    shift: fc.boolean(),
  }),
  fc.record({
    do: fc.constant('nudge' as const),
    code: fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'),
    shift: fc.boolean(),
  }),
  fc.record({
    do: fc.constant('look' as const),
    code: fc.constantFrom('Equal', 'Minus', 'KeyF', 'Escape', 'KeyB', 'KeyH-toggle', 'wheel'),
  }),
);
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

const clamp = (value: number, max: number) => Math.min(Math.max(0, value), max);
/** The edge of the image draws a corner that is within 4 px of it. */
const snapToEdge = (value: number) => (value <= 4 ? 0 : value);
const ARROWS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** What was drawn just now has no handle to turn it. */
function isFresh({ editor }: TestEditor): boolean {
  const handles = editor.getScene().live[0]?.handles ?? [];
  return handles.length > 0 && handles.every(({ id }) => id !== 'rotate');
}

function run(test: TestEditor, model: Model, op: Operation, turn: number): void {
  const selected = [...test.state.selectedIds];
  const isSuspect = (id: string) => {
    const region = model.now.get(id);
    return region?.origin === 'prediction' && !region.isAccepted;
  };
  const suspects = [...model.now.keys()].filter(isSuspect);
  switch (op.do) {
    case 'draw':
    case 'draw-by-clicks':
    case 'draw-and-cancel': {
      test.act('choose-draw-box').act('zoom-to-fit');
      const [x, y, width, height] = op.box;
      const [left, top] = [x, y].map(snapToEdge) as [number, number];
      const drawn: ModelRegion['box'] = [left, top, x + width - left, y + height - top];
      const alt = { alt: true };
      if (op.do === 'draw') test.drag([x, y], [x + width, y + height], alt);
      else if (op.do === 'draw-by-clicks') test.click(x, y, alt).click(x + width, y + height, alt);
      else {
        test
          .pointerDown(x, y, alt)
          .pointerMove(x + width, y)
          .key('Escape')
          .pointerUp(x, y);
        return;
      }
      const region = test.answer.regions.at(-1);
      if (region?.id === undefined) throw new Error('nothing was drawn');
      const { id, classId } = region;
      model.step((draft) => {
        draft.set(id, { id, classId, box: drawn, origin: 'manual', isAccepted: false });
      });
      if (model.isNextClassed) model.classed.add(id);
      model.isNextClassed = false;
      expect(classId).toBe(test.state.activeClassId);
      return;
    }
    case 'predict': {
      const predicted = Array.from({ length: op.count }, (_, index) =>
        boxRegion(`p${turn}x${index}`, [100 * index, 50, 40, 30], {
          classId: index % 3,
          confidence: ((turn * 7 + index) % 10) / 10,
        }),
      );
      test.editor.loadPredictions(predicted);
      for (const { id = '', classId, x, y, width, height } of predicted) {
        const box: ModelRegion['box'] = [x, y, width, height];
        model.addPrediction({ id, classId, box, origin: 'prediction', isAccepted: false });
      }
      return;
    }
    case 'nudge': {
      test.key(op.code, { shift: op.shift });
      const [dx, dy] = (ARROWS[op.code] ?? [0, 0]).map((delta) => delta * (op.shift ? 10 : 1));
      model.edit(selected, (region) => {
        const [x, y, width, height] = region.box;
        region.box[0] = clamp(x + (dx ?? 0), WIDTH - width);
        region.box[1] = clamp(y + (dy ?? 0), HEIGHT - height);
      });
      return;
    }
    case 'look': {
      if (op.code === 'wheel') test.wheel(300, 300, turn % 2 === 0 ? 240 : -240);
      else if (op.code === 'KeyH-toggle') test.key('KeyH', { shift: true });
      else test.key(op.code);
      return;
    }
    case 'key': {
      const isForNext =
        selected.length === 0 || (isFresh(test) && model.classed.has(selected[0] ?? ''));
      test.key(op.code, { shift: op.shift });
      if (op.code === 'KeyZ') {
        if (op.shift) model.travel(model.future, model.past);
        else model.travel(model.past, model.future);
      } else if (op.code === 'KeyA') {
        const accepted = op.shift ? suspects : selected.filter(isSuspect);
        model.step((draft) => {
          for (const id of accepted) {
            const region = draft.get(id);
            if (region) region.isAccepted = true;
          }
        });
      } else if (op.code.startsWith('Digit') && !op.shift) {
        if (isForNext) {
          model.isNextClassed = true;
          return;
        }
        model.isNextClassed = false;
        const decided = selected.filter(isSuspect);
        const classId = Number(op.code.slice(5)) - 1;
        model.step((draft) => {
          for (const id of selected) {
            const region = draft.get(id);
            if (region === undefined) continue;
            if (region.classId !== classId && region.origin !== 'manual') {
              region.origin = 'prediction_edited';
              region.isAccepted = true;
            }
            region.classId = classId;
            if (decided.includes(id)) region.isAccepted = true;
          }
        });
      } else if ((op.code === 'Delete' || op.code === 'KeyX') && !op.shift) {
        model.step((draft) => selected.forEach((id) => draft.delete(id)));
      }
    }
  }
}

const byId = (a: ModelRegion, b: ModelRegion) => (a.id < b.id ? -1 : 1);
function expectSame(test: TestEditor, model: Model): void {
  const { regions } = test.editor.toDraft();
  const actual = regions
    .filter(({ isRejected }) => !isRejected)
    .map(({ region, isAccepted }): ModelRegion => {
      const { id = '', classId, x, y, width, height, origin } = asBox(region);
      return { id, classId, box: [x, y, width, height], origin, isAccepted };
    });
  expect(actual.sort(byId)).toEqual([...model.now.values()].sort(byId));
  const answered = test.answer.regions.map(({ id }) => id).sort();
  expect(answered).toEqual([...model.now.keys()].sort());
}

const operations = fc.array(operation, { minLength: 1, maxLength: 40 });

describe('any sequence of operations', { timeout: 60_000 }, () => {
  it('submits exactly the model, whatever was hidden, zoomed, cancelled or undone', () => {
    fc.assert(
      fc.property(operations, (all) => {
        const [test, model] = [new TestEditor(), new Model()];
        all.forEach((op, turn) => {
          run(test, model, op, turn);
          expectSame(test, model);
        });
        expect(AnswerSchema.parse(test.answer)).toEqual(test.answer);
      }),
      { numRuns: 150 },
    );
  });

  it('undone restores the start with the predictions that came, and redone the end', () => {
    fc.assert(
      fc.property(operations, (all) => {
        const start = [boxRegion('first', [700, 600, 50, 50])];
        const test = new TestEditor({ answer: { regions: start, classIds: [] } });
        const model = new Model();
        all.forEach((op, turn) => {
          run(test, model, op, turn);
        });
        while (test.state.canRedo) test.act('redo');
        const end = test.answer;
        const predicted = all.flatMap((op, turn) =>
          op.do === 'predict'
            ? Array.from({ length: op.count }, (_, index) => `rgn_p${turn}x${index}`)
            : [],
        );
        while (test.state.canUndo) test.act('undo');
        const ids = test.answer.regions.map(({ id }) => id).sort();
        expect(ids).toEqual(['rgn_first', ...predicted].sort());
        expect(test.answer.regions.find(({ id }) => id === 'rgn_first')).toEqual(start[0]);
        for (const { id, origin } of test.answer.regions) {
          if (id !== 'rgn_first') expect(origin).toBe('prediction');
        }
        while (test.state.canRedo) test.act('redo');
        expect(test.answer).toEqual(end);
      }),
      { numRuns: 100 },
    );
  });

  it('can be read back from its draft, and from the first draft and the operations', () => {
    fc.assert(
      fc.property(operations, (all) => {
        const [test, model] = [new TestEditor(), new Model()];
        const first = test.editor.toDraft();
        all.forEach((op, turn) => {
          run(test, model, op, turn);
        });
        const draft = test.editor.toDraft();
        const log: typeof test.operations = JSON.parse(JSON.stringify(test.operations));
        const folded = applyDraftDiffs(
          first,
          log.map(({ diff }) => diff),
        );
        expect(folded).toEqual(draft);
        expect(rewindDraft(draft, log)).toEqual(first);
        const options = { kind: 'image', schema: BOX_SCHEMA, image: test.editor.image } as const;
        const restored = Editor.fromDraft(options, JSON.parse(JSON.stringify(draft)));
        expect(restored.toDraft()).toEqual(draft);
        expect(restored.toAnswer()).toEqual(test.answer);
        expect(restored.getState().canUndo).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('leaves the scene as one made afresh from the same answer would be', () => {
    fc.assert(
      fc.property(operations, (all) => {
        const [test, model] = [new TestEditor(), new Model()];
        all.forEach((op, turn) => {
          run(test, model, op, turn);
        });
        test.editor.select([]);
        const options = { kind: 'image', schema: BOX_SCHEMA, image: test.editor.image } as const;
        const fresh = Editor.fromDraft(options, test.editor.toDraft());
        const shown = (editor: Editor) =>
          editor
            .getScene()
            .resting.flatMap(({ key, ids, geometry, heights }) =>
              ids.map((id, index) => ({
                what: [key, id, ...geometry.slice(index * 5, index * 5 + 5)].join(),
                height: heights[index] ?? Number.NaN,
              })),
            )
            .sort((a, b) => a.height - b.height)
            .map(({ what }) => what);
        expect(shown(test.editor)).toEqual(shown(fresh));
        expect(test.editor.getRegions()).toEqual(fresh.getRegions());
      }),
      { numRuns: 60 },
    );
  });
});

it('a draft that is none is refused', () => {
  const options = { kind: 'image', schema: BOX_SCHEMA } as const;
  expect(() => Editor.fromDraft(options, { version: 2 })).toThrow();
});
