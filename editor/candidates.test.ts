import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnswerSchema } from '@/core/annotation';
import { boxIou } from '@/core/geometry/box';
import { makeLabelSchema } from '@/core/label-schema/make-label-schema';
import { CYCLE_MAX, type Candidate, SNAP_IOU_MIN } from './candidates';
import { Editor } from './editor';
import type { CandidateNews } from './editor-context';
import { asBox, BOX_SCHEMA, boxRegion, TestEditor } from './testing/test-editor';

type Numbers = readonly [x: number, y: number, width: number, height: number];

function seen(
  [x, y, width, height]: Numbers,
  confidence = 0.2,
  classId: number | null = 1,
): Candidate {
  return { x, y, width, height, classId, confidence };
}

/** Three that lie about a box at 100, 100 of 100 × 100, the best fit in the middle; one far away. */
const FAR = seen([700, 500, 100, 80], 0.3, 2);
const SEEN = [
  seen([110, 110, 160, 140], 0.9),
  seen([104, 102, 100, 100], 0.1),
  seen([80, 90, 130, 120], 0.5),
  FAR,
];
const OWN = boxRegion('a', [100, 100, 100, 100]);

function open(candidates: readonly Candidate[] | null = SEEN, regions = [OWN]): TestEditor {
  const test = new TestEditor({ answer: { regions, classIds: [] } });
  test.editor.setCandidates(candidates);
  return test;
}
const told = ({ requests }: TestEditor): CandidateNews[] =>
  requests.flatMap((request) => (request.kind === 'tell-candidate' ? [request.news] : []));
const only = (test: TestEditor) => asBox(test.answer.regions[0]);

describe('snap-to-object', () => {
  it('gives the box the corners of the candidate that fits best, in one undo step', () => {
    const test = open().key('Tab').key('KeyS').expectBoxes([0, 104, 102, 100, 100]);
    expect(only(test)).toMatchObject({ id: 'rgn_a', classId: 0, origin: 'prediction_edited' });
    expect(AnswerSchema.parse(test.answer)).toEqual(test.answer);
    expect(test.operations.map(({ name }) => name)).toEqual(['snap-to-object']);
    expect(told(test)).toEqual([{ kind: 'snapped', count: 1 }]);
    test.key('KeyZ').expectBoxes([0, 100, 100, 100, 100]);
    expect(only(test).origin).toBe('manual');
    expect(test.state.canUndo).toBe(false);
  });

  it('works on what was drawn just now, which stays so', () => {
    const test = open(SEEN, []).drag([100, 100], [200, 200]).key('KeyS');
    test.expectBoxes([0, 104, 102, 100, 100]).key('Digit3').expectBoxes([2, 104, 102, 100, 100]);
  });

  it('sets a turned box upright', () => {
    const test = open(SEEN, [{ ...OWN, rotation: 30 }])
      .key('Tab')
      .key('KeyS');
    expect(only(test).rotation).toBe(0);
    test.key('KeyZ');
    expect(only(test).rotation).toBe(30);
  });

  it('changes each of several boxes, and none that is locked or a polygon', () => {
    const regions = [OWN, boxRegion('b', [690, 490, 100, 80]), boxRegion('c', [0, 700, 50, 50])];
    const test = open(SEEN, regions).key('KeyA', { ctrl: true }).key('KeyS');
    test.expectBoxes([0, 104, 102, 100, 100], [0, 700, 500, 100, 80], [0, 0, 700, 50, 50]);
    expect(told(test)).toEqual([{ kind: 'snapped', count: 2 }]);
    const locked = open().key('Tab').key('KeyL').key('KeyS');
    expect(locked.boxes).toEqual([[0, 100, 100, 100, 100]]);
    expect(told(locked)).toEqual([]);
  });

  it('makes a suspect a changed proposal, which is no suspect any more', () => {
    const test = open(SEEN, []);
    test.editor.loadPredictions([boxRegion('p', [100, 100, 100, 100], { confidence: 0.4 })]);
    test.key('Tab').key('KeyS');
    expect(only(test)).toMatchObject({ origin: 'prediction_edited', confidence: 0.4 });
    expect(test.state.suspectCount).toBe(0);
  });

  it('leaves the box and tells why: nothing fits, it fits already, no model has looked', () => {
    const nothing = open([FAR]).key('Tab').key('KeyS');
    expect(told(nothing)).toEqual([{ kind: 'none' }]);
    const there = open([seen([100, 100, 100.004, 100]), ...SEEN])
      .key('Tab')
      .key('KeyS');
    expect(told(there)).toEqual([{ kind: 'fits' }]);
    const without = open(null).key('Tab').key('KeyS');
    expect(told(without)).toEqual([{ kind: 'unknown' }]);
    for (const test of [nothing, there, without]) {
      test.expectBoxes([0, 100, 100, 100, 100]);
      expect(test.state.canUndo).toBe(false);
      expect(test.operations).toEqual([]);
    }
    expect(open().editor.runAction('snap-to-object')).toBe(false);
  });

  it('pressed again tells that it fits', () => {
    const test = open().key('Tab').key('KeyS').key('KeyS');
    expect(told(test)).toEqual([{ kind: 'snapped', count: 1 }, { kind: 'fits' }]);
    expect(test.operations).toHaveLength(1);
  });

  it('takes the candidate of the largest IoU of at least .1, whatever was drawn', () => {
    const box = fc.record({
      x: fc.integer({ min: 0, max: 900 }),
      y: fc.integer({ min: 0, max: 700 }),
      width: fc.integer({ min: 2, max: 400 }),
      height: fc.integer({ min: 2, max: 400 }),
    });
    const candidates = fc.array(
      box.map((place) => ({ ...place, classId: 1, confidence: 0.3 })),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(box, candidates, ({ x, y, width, height }, all) => {
        const own = boxRegion('a', [x, y, Math.min(width, 1000 - x), Math.min(height, 800 - y)]);
        const test = open(all, [own]).key('Tab').key('KeyS');
        const known = all.map((one) => ({
          ...one,
          width: Math.min(one.width, 1000 - one.x),
          height: Math.min(one.height, 800 - one.y),
        }));
        const best = Math.max(0, ...known.map((one) => boxIou(one, own)));
        const { x: left, y: top, width: wide, height: high, origin } = only(test);
        const now = { x: left, y: top, width: wide, height: high };
        if (best < SNAP_IOU_MIN) expect(only(test)).toEqual(own);
        else expect(boxIou(now, own)).toBeCloseTo(best, 6);
        expect(origin).toBe(best < SNAP_IOU_MIN || best === 1 ? 'manual' : 'prediction_edited');
      }),
    );
  });
});

describe('next-candidate', () => {
  const corners = (test: TestEditor) => test.boxes[0]?.slice(1);
  const [loose, tight, wide] = SEEN.map(({ x, y, width, height }) => [x, y, width, height]);

  it('goes from the best fit to the worst and back to the person’s own', () => {
    const test = open().key('Tab');
    const places = [1, 2, 3, 4, 5].map(() => corners(test.key('KeyC')));
    expect(places).toEqual([tight, wide, loose, [100, 100, 100, 100], tight]);
    expect(told(test)).toEqual([
      { kind: 'candidate', place: 1, count: 3 },
      { kind: 'candidate', place: 2, count: 3 },
      { kind: 'candidate', place: 3, count: 3 },
      { kind: 'own' },
      { kind: 'candidate', place: 1, count: 3 },
    ]);
  });

  it('gives the person’s own back exactly, as drawn by hand', () => {
    const test = open(SEEN, [{ ...OWN, rotation: 12 }]).key('Tab');
    const before = test.answer;
    do test.key('KeyC');
    while (told(test).at(-1)?.kind !== 'own');
    expect(test.answer).toEqual(before);
  });

  it('goes on from a snap, and undo goes back in the cycle', () => {
    const test = open().key('Tab').key('KeyS').key('KeyC');
    expect(corners(test)).toEqual(wide);
    test.key('KeyZ');
    expect(corners(test)).toEqual(tight);
    test.key('KeyC').key('KeyC');
    expect(corners(test)).toEqual(loose);
  });

  it('keeps the class, also one that was given in between', () => {
    const test = open().key('Tab').key('KeyC').key('Digit3').key('KeyC');
    expect(test.boxes[0]?.[0]).toBe(2);
    test.key('KeyC').key('KeyC').expectBoxes([2, 100, 100, 100, 100]);
  });

  it('begins anew with a box that was moved by hand', () => {
    const test = open().key('Tab').key('KeyC').key('ArrowRight');
    for (let press = 0; press < 3; press += 1) test.key('KeyC');
    expect(told(test).at(-1)).toMatchObject({ kind: 'candidate', place: 3 });
    test.key('KeyC');
    expect(corners(test)).toEqual([105, 102, 100, 100]);
    expect(only(test).origin).toBe('prediction_edited');
  });

  it('makes a proposal a suspect again where it is as it was', () => {
    const test = open(SEEN.slice(1, 2), []);
    test.editor.loadPredictions([boxRegion('p', [100, 100, 100, 100], { confidence: 0.4 })]);
    test.key('Tab').key('KeyC');
    expect(test.state.suspectCount).toBe(0);
    test.key('KeyC');
    expect(test.state.suspectCount).toBe(1);
    test.key('KeyC').key('Digit3').key('Tab').key('KeyC');
    expect(only(test)).toMatchObject({ x: 100, origin: 'prediction_edited', classId: 2 });
  });

  it('offers at most eight', () => {
    const many = Array.from({ length: 30 }, (_, index) => seen([100 + index, 100, 100, 100]));
    const test = open(many.slice(1)).key('Tab').key('KeyC');
    expect(told(test)).toEqual([{ kind: 'candidate', place: 1, count: CYCLE_MAX }]);
  });

  it('tells why where there is no other', () => {
    const news = (candidates: readonly Candidate[] | null) =>
      told(open(candidates).key('Tab').key('KeyC'));
    expect(news([FAR])).toEqual([{ kind: 'none' }]);
    expect(news([seen([100, 100, 100, 100])])).toEqual([{ kind: 'fits' }]);
    expect(news(null)).toEqual([{ kind: 'unknown' }]);
    const two = open(SEEN, [OWN, boxRegion('b', [0, 0, 50, 50])]).key('KeyA', { ctrl: true });
    expect(two.editor.runAction('next-candidate')).toBe(false);
  });
});

describe('toggle-candidate-clicks', () => {
  const clicking = (candidates: readonly Candidate[] | null = SEEN, regions = [OWN]) =>
    open(candidates, regions).act('toggle-candidate-clicks');

  it('is off at first: a click is the first corner', () => {
    const test = open().click(750, 540).expectPath('draw-box.drawing');
    expect(test.state.settings.takesCandidates).toBe(false);
    expect(test.editor.getScene().candidate).toBeNull();
  });

  it('lets a click take the candidate, in one undo step, as the model’s and accepted', () => {
    const test = clicking().click(750, 540).expectPath('draw-box.idle');
    test.expectBoxes([0, 100, 100, 100, 100], [2, 700, 500, 100, 80]);
    expect(test.answer.regions[1]).toMatchObject({ origin: 'prediction', confidence: 0.3 });
    expect(AnswerSchema.parse(test.answer)).toEqual(test.answer);
    expect(test.state).toMatchObject({ suspectCount: 0, activeClassId: 0 });
    expect(test.operations.map(({ name }) => name)).toEqual(['take-candidate']);
    test.key('KeyZ').expectBoxes([0, 100, 100, 100, 100]);
    expect(test.state.canUndo).toBe(false);
  });

  it('shows what a click would take, and nothing else does', () => {
    const test = clicking().pointerMove(750, 540);
    expect(test.editor.getScene().candidate).toMatchObject({ x: 700, y: 500, classId: 2 });
    test.key('Digit2');
    expect(test.editor.getScene().candidate).toMatchObject({ classId: 1 });
    expect(test.pointerMove(750, 700).editor.getScene().candidate).toBeNull();
    expect(test.pointerMove(150, 150).editor.getScene().candidate).toBeNull();
    test.pointerMove(750, 540).keyDown('KeyH');
    expect(test.editor.getScene().candidate).toBeNull();
    test.keyUp('KeyH').pointerDown(750, 540);
    expect(test.editor.getScene().candidate).toBeNull();
  });

  it('leaves drags, clicks on regions and clicks elsewhere as they are', () => {
    const test = clicking().click(150, 150).expectSelected('a').key('Escape');
    test.drag([710, 510], [760, 560]).expectBoxes([0, 100, 100, 100, 100], [0, 710, 510, 50, 50]);
    test.click(20, 700).expectPath('draw-box.drawing').click(60, 760);
    expect(test.boxes).toHaveLength(3);
    clicking(null).click(750, 540).expectPath('draw-box.drawing');
  });

  it('gives the class whose key was pressed for it, before or after; else the model’s', () => {
    const other = seen([400, 500, 100, 80], 0.3, 1);
    const third = seen([500, 100, 100, 80], 0.3, 1);
    const test = clicking([FAR, other, third], []).key('Digit1').click(750, 540);
    expect(test.answer.regions[0]).toMatchObject({ classId: 0, origin: 'prediction_edited' });
    test.click(450, 540).key('Digit3').click(550, 140);
    expect(test.boxes.map(([classId]) => classId)).toEqual([0, 2, 1]);
    expect(test.answer.regions.map(({ origin }) => origin)).toEqual([
      'prediction_edited',
      'prediction_edited',
      'prediction',
    ]);
  });

  it('gives the class used last where the project lacks the model’s', () => {
    const schema = makeLabelSchema('image', { classes: [{ name: 'cat' }] });
    for (const classId of [null, 7]) {
      const test = new TestEditor({ schema });
      test.editor.setCandidates([{ ...FAR, classId }]);
      test.act('toggle-candidate-clicks').click(750, 540).expectBoxes([0, 700, 500, 100, 80]);
      expect(test.answer.regions[0]?.origin).toBe('prediction_edited');
    }
  });

  it('fills in the attributes of the class', () => {
    const schema = makeLabelSchema('image', {
      classes: [{ name: 'cat' }],
      attributes: [{ name: 'pose', type: 'select', options: ['sits', 'runs'], default: 'sits' }],
    });
    const test = new TestEditor({ schema });
    test.editor.setCandidates([{ ...FAR, classId: 0 }]);
    test.act('toggle-candidate-clicks').click(750, 540);
    expect(test.answer.regions[0]?.attributes).toEqual({ pose: 'sits' });
  });

  it('takes the one the click is most central to, weighed by confidence', () => {
    const outer = seen([100, 100, 400, 300], 0.5);
    const inner = seen([180, 170, 120, 100], 0.5);
    const faint = seen([150, 140, 180, 160], 0.05);
    const at = (x: number, y: number) =>
      clicking([outer, faint, inner], []).click(x, y).boxes[0]?.slice(1);
    expect(at(240, 220)).toEqual([180, 170, 120, 100]);
    expect(at(400, 300)).toEqual([100, 100, 400, 300]);
    expect(at(290, 260)).toEqual([100, 100, 400, 300]);
  });

  it('takes none that a region covers by half, and with Alt one that lies over a region', () => {
    const test = clicking([seen([100, 100, 160, 100])]);
    test.click(240, 150).expectPath('draw-box.drawing').key('Escape');
    const over = clicking([seen([120, 120, 40, 40])])
      .click(140, 140)
      .expectSelected('a');
    over.key('Escape').click(140, 140, { alt: true });
    over.expectBoxes([0, 100, 100, 100, 100], [1, 120, 120, 40, 40]);
  });

  it('leaves the handles of what was taken at hand, and C goes on to the next', () => {
    const near = seen([705, 505, 120, 90], 0.1);
    const test = clicking([FAR, near], []).click(750, 540);
    test.drag([800, 580], [820, 600]).expectBoxes([2, 700, 500, 120, 100]);
    test.key('KeyZ').key('KeyC').expectBoxes([2, 705, 505, 120, 90]);
    test.key('KeyC').expectBoxes([2, 700, 500, 100, 80]);
    expect(test.answer.regions[0]?.origin).toBe('prediction');
  });
});

describe('C just after a click has taken a candidate', () => {
  /** The one that a click takes is too large; what is meant comes second. */
  const WRONG = seen([700, 500, 120, 100], 0.3, 2);
  const RIGHT = seen([700, 500, 100, 80], 0.1, 0);
  const taken = (...before: string[]) => {
    const test = open([WRONG, RIGHT], []).act('toggle-candidate-clicks');
    for (const key of before) test.key(key);
    return test.click(750, 540);
  };

  it('puts the next one there in its place, as one step, and it stays selected', () => {
    const test = taken().key('KeyC').expectBoxes([2, 700, 500, 100, 80]);
    expect(test.operations.map(({ name }) => name)).toEqual(['take-candidate', 'next-candidate']);
    expect(test.selected).toMatchObject({ origin: 'prediction_edited' });
    test.key('KeyZ').expectBoxes([2, 700, 500, 120, 100]).key('KeyZ').expectBoxes();
    test.act('redo').act('redo').expectBoxes([2, 700, 500, 100, 80]);
  });

  it('leaves it the class that the click gave, and a digit after it still means that box', () => {
    taken().key('KeyC').key('Digit2').expectBoxes([1, 700, 500, 100, 80]);
    const classed = taken('Digit2').key('KeyC').expectBoxes([1, 700, 500, 100, 80]);
    classed.key('Digit1').expectBoxes([1, 700, 500, 100, 80]);
    expect(classed.state.activeClassId).toBe(0);
  });

  it('leaves the place to it: the next click there offers neither of the two again', () => {
    const test = taken().key('KeyC').pointerMove(810, 590);
    expect(test.editor.getScene().candidate).toBeNull();
    test.click(810, 590).expectPath('draw-box.drawing');
  });

  it('takes ten in ten clicks and three keys where three are seen second', () => {
    const places = Array.from({ length: 10 }, (_, index) => [
      20 + 190 * (index % 5),
      40 + 380 * Math.floor(index / 5),
    ]);
    const isWrong = (index: number) => index % 4 === 0;
    const all = places.flatMap(([x = 0, y = 0], index) => [
      ...(isWrong(index) ? [seen([x, y, 160, 150], 0.3)] : []),
      seen([x, y, 100, 100], 0.1),
    ]);
    const test = open(all, []).act('toggle-candidate-clicks');
    places.forEach(([x = 0, y = 0], index) => {
      test.click(x + 50, y + 50);
      if (isWrong(index)) test.key('KeyC');
    });
    test.expectBoxes(...places.map(([x = 0, y = 0]) => [1, x, y, 100, 100]));
  });
});

describe('what a model sees', () => {
  it('is neither answered nor kept in the draft, and undo knows nothing of it', () => {
    const test = open();
    expect(test.answer.regions).toEqual([OWN]);
    expect(test.state).toMatchObject({ canUndo: false, candidateCount: SEEN.length });
    expect(test.operations).toEqual([]);
    const options = { kind: 'image', schema: BOX_SCHEMA, image: test.editor.image } as const;
    const again = Editor.fromDraft(options, JSON.parse(JSON.stringify(test.editor.toDraft())));
    expect(again.getState().candidateCount).toBeNull();
  });

  it('is cut to the picture', () => {
    const test = open([seen([950, -20, 100, 100])], []).act('toggle-candidate-clicks');
    test.click(975, 40).expectBoxes([1, 950, 0, 50, 80]);
  });
});
