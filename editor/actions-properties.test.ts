import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnswerSchema, type Region } from '@/core/annotation';
import { applyDraftDiffs } from '@/core/draft/draft-diff';
import { draftToAnswer } from '@/core/draft/draft-document';
import { makeLabelSchema } from '@/core/label-schema/make-label-schema';
import type { ActionArgs } from './actions/action';
import { ACTIONS } from './actions/action-registry';
import { boxRegion, TestEditor } from './testing/test-editor';

const SCHEMA = makeLabelSchema('image', {
  classes: [{ name: 'cat' }, { name: 'dog' }, { name: 'bird' }],
  regions: ['box', 'polygon'],
  attributes: [
    { name: 'pose', type: 'select', options: ['sits', 'runs'], default: 'sits', classIds: [0, 1] },
    { name: 'age', type: 'number', min: 0, max: 30 },
  ],
});
const POLYGON: Region = {
  kind: 'polygon',
  id: 'rgn_p',
  classId: 2,
  attributes: {},
  origin: 'manual',
  points: [
    [500, 100],
    [700, 120],
    [600, 300],
  ],
};
const PREVIOUS = [boxRegion('old', [30, 30, 90, 70]), boxRegion('gone', [2000, 10, 20, 20])];

function open(): TestEditor {
  const regions = [
    boxRegion('a', [100, 100, 300, 200]),
    boxRegion('b', [150, 150, 100, 100], { classId: 1, group: 1 }),
    boxRegion('t', [400, 400, 200, 100], { rotation: 30, flags: ['occluded'] }),
    boxRegion('edge', [0, 0, 40, 30]),
    boxRegion('corner', [940, 760, 60, 40]),
    POLYGON,
  ];
  const test = new TestEditor({
    schema: SCHEMA,
    answer: { regions, classIds: [] },
    previousRegions: PREVIOUS,
  });
  test.editor.loadPredictions([
    boxRegion('q1', [700, 500, 80, 60], { confidence: 0.2 }),
    boxRegion('q2', [600, 650, 80, 60], { confidence: 0.6, classId: 1 }),
  ]);
  test.editor.setCandidates([
    { x: 90, y: 90, width: 280, height: 230, classId: 0, confidence: 0.4 },
    { x: 110, y: 120, width: 310, height: 190, classId: 2, confidence: 0.2 },
    { x: 690, y: 480, width: 90, height: 90, classId: null, confidence: 0.1 },
    { x: 930, y: 740, width: 80, height: 70, classId: 1, confidence: 0.06 },
  ]);
  return test;
}

/** Every action of pictures with each set of arguments that a key or a panel gives it. */
const PANEL_ARGS: Record<string, readonly ActionArgs[]> = {
  'set-class': [{ classId: 0 }, { classId: 1 }, { classId: 2 }],
  'set-attribute': [
    { name: 'pose', value: 'runs' },
    { name: 'pose', value: null },
    { name: 'age', value: 7 },
  ],
};
const COMMANDS = ACTIONS.filter(({ kinds }) => kinds.includes('image')).flatMap(
  ({ id, shortcuts, group }) => {
    const all = PANEL_ARGS[id] ?? [...shortcuts.map(({ args = {} }) => args), {}];
    return all.map((args) => ({ id, args, group }));
  },
);
const CHANGING = COMMANDS.filter(({ group }) => group === 'region' || group === 'prediction');

const point = fc.tuple(fc.integer({ min: -10, max: 1010 }), fc.integer({ min: -10, max: 810 }));
const modifiers = fc.record({
  shift: fc.boolean(),
  alt: fc.constantFrom(false, false, true),
  ctrl: fc.constantFrom(false, false, true),
});
const gesture = fc.record({
  do: fc.constant('gesture' as const),
  path: fc.array(point, { minLength: 1, maxLength: 4 }),
  /** Begins at this handle of the selected region, where it has one. */
  handle: fc.option(fc.nat(12)),
  modifiers,
});
const operation = fc.oneof(
  { weight: 3, arbitrary: gesture },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('act' as const),
      command: fc.oneof(fc.constantFrom(...CHANGING), fc.constantFrom(...COMMANDS)),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('select' as const),
      places: fc.array(fc.nat(9), { maxLength: 3 }),
    }),
  },
);
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

function press(
  test: TestEditor,
  { path, handle, modifiers: held }: Extract<Operation, { do: 'gesture' }>,
): void {
  const handles = test.editor.getScene().live[0]?.handles ?? [];
  const grabbed = handle === null ? undefined : handles[handle % Math.max(1, handles.length)]?.at;
  const [begin = [0, 0], ...rest] = path;
  const first: [number, number] = grabbed === undefined ? begin : [grabbed.x, grabbed.y];
  test.pointerMove(...first, held).pointerDown(...first, held);
  for (const to of rest) test.pointerMove(...to, held);
}

function run(test: TestEditor, op: Operation): void {
  const before = test.answer;
  if (op.do === 'act') {
    const wasInGesture = test.state.isInGesture;
    test.act(op.command.id, op.command.args);
    if (op.command.group === 'view' && !wasInGesture) expect(test.answer).toEqual(before);
  } else if (op.do === 'select') {
    const regions = test.editor.getRegions();
    const ids = op.places.flatMap(
      (place) => regions[place % Math.max(1, regions.length)]?.id ?? [],
    );
    test.editor.select([...new Set(ids)]);
    expect(test.answer).toEqual(draftToAnswer(test.editor.toDraft()));
  } else {
    press(test, op);
    test.pointerUp(...(op.path.at(-1) ?? [0, 0]), op.modifiers);
  }
}

const ground = (test: TestEditor) => {
  const { regions, item } = test.editor.toDraft();
  return { regions, item };
};
const operations = fc.array(operation, { minLength: 1, maxLength: 30 });

describe('any actions and gestures', { timeout: 60_000 }, () => {
  it('undone restore the start exactly, and redone the end', () => {
    fc.assert(
      fc.property(operations, (all) => {
        const test = open();
        const start = ground(test);
        for (const op of all) run(test, op);
        test.editor.pointerCancel();
        test.act('cancel');
        while (test.state.canRedo) test.act('redo');
        const end = ground(test);
        while (test.state.canUndo) test.act('undo');
        expect(ground(test)).toEqual(start);
        while (test.state.canRedo) test.act('redo');
        expect(ground(test)).toEqual(end);
      }),
      { numRuns: 150 },
    );
  });

  it('submit what their operations add up to, whatever is hidden, zoomed, locked or selected', () => {
    fc.assert(
      fc.property(operations, (all) => {
        const test = open();
        const first = test.editor.toDraft();
        test.operations.length = 0;
        for (const op of all) {
          run(test, op);
          expect(AnswerSchema.parse(test.answer)).toEqual(test.answer);
          if (test.state.isInGesture) continue;
          const diffs = test.operations.map(({ diff }) => diff);
          expect(test.answer).toEqual(draftToAnswer(applyDraftDiffs(first, diffs)));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('leave upright boxes inside the image, at least 1 px each way', () => {
    fc.assert(
      fc.property(operations, (all) => {
        const test = open();
        for (const op of all) run(test, op);
        for (const region of test.answer.regions) {
          if (region.kind !== 'box' || region.rotation !== 0) continue;
          expect(Math.min(region.width, region.height)).toBeGreaterThanOrEqual(1);
          expect(Math.min(region.x, region.y)).toBeGreaterThanOrEqual(0);
          expect(region.x + region.width).toBeLessThanOrEqual(1000 + 1e-6);
          expect(region.y + region.height).toBeLessThanOrEqual(800 + 1e-6);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('that end in Escape in the middle of a gesture are as if it had never begun', () => {
    fc.assert(
      fc.property(operations, fc.option(fc.nat(9)), gesture, (all, place, last) => {
        const test = open();
        for (const op of all) run(test, op);
        test.editor.pointerCancel();
        // with Alt the polygon tool takes a corner away at once, which is no gesture
        test.act('choose-draw-box');
        if (place !== null) run(test, { do: 'select', places: [place] });
        const before = {
          ...ground(test),
          selectedIds: test.state.selectedIds,
          canUndo: test.state.canUndo,
          canRedo: test.state.canRedo,
        };
        test.operations.length = 0;
        press(test, last);
        expect(test.state.isInGesture).toBe(true);
        test.key('Escape').pointerUp(...(last.path.at(-1) ?? [0, 0]));
        const { selectedIds, canUndo, canRedo } = test.state;
        expect({ ...ground(test), selectedIds, canUndo, canRedo }).toEqual(before);
        expect(test.operations).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
