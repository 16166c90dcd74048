import { describe, expect, it } from 'vitest';
import { AnswerSchema, type Region } from '@/core/annotation';
import { makeLabelSchema } from '@/core/label-schema/make-label-schema';
import { Editor } from '../../editor';
import { TestEditor } from '../../testing/test-editor';

const schema = makeLabelSchema('image', {
  classes: [{ name: 'leaf' }, { name: 'stem' }],
  regions: ['polygon'],
});

type Corners = [number, number][];
const SQUARE: Corners = [
  [100, 100],
  [300, 100],
  [300, 300],
  [100, 300],
];

function polygonRegion(id: string, points: Corners): Region {
  return {
    kind: 'polygon',
    id: `rgn_${id}`,
    classId: 0,
    attributes: {},
    origin: 'manual',
    points,
  };
}

const open = (...regions: Region[]) =>
  new TestEditor({ schema, answer: { regions, classIds: [] } });
const withSquare = () => open(polygonRegion('a', SQUARE));

/** The corners of every polygon in the answer. */
const cornersOf = (test: TestEditor) =>
  test.answer.regions.map((region) => (region.kind === 'polygon' ? region.points : null));

const triangle = (test: TestEditor) => test.click(500, 100).click(700, 100).click(600, 250);
const TRIANGLE: Corners = [
  [500, 100],
  [700, 100],
  [600, 250],
];

describe('drawing a polygon', () => {
  it('is what a project of polygons begins with', () => {
    open().expectPath('draw-polygon.idle').expectCursor('crosshair');
    expect(new TestEditor().key('KeyP').state.tool).toBe('draw-box');
  });

  it('is chosen with P where polygons are asked for beside boxes', () => {
    const classes = [{ name: 'leaf' }];
    const both = makeLabelSchema('image', { classes, regions: ['box', 'polygon'] });
    const test = new TestEditor({ schema: both }).expectPath('draw-box.idle').key('KeyP');
    test.expectPath('draw-polygon.idle').key('KeyB').expectPath('draw-box.idle');
    test.act('choose-draw-polygon').expectPath('draw-polygon.idle').key('KeyB', { shift: true });
    test.expectPath('draw-polygon.keyboard');
  });

  it('by clicks, closed by a click on the first corner', () => {
    const test = triangle(open()).expectPath('draw-polygon.drawing');
    test.pointerMove(503, 102).expectCursor('default').click(503, 102);
    expect(cornersOf(test)).toEqual([TRIANGLE]);
    test.expectPath('draw-polygon.idle');
    expect(test.selected).toMatchObject({ kind: 'polygon', classId: 0, origin: 'manual' });
    expect(AnswerSchema.parse(test.answer)).toEqual(test.answer);
  });

  it.each([
    ['a double click', (test: TestEditor) => test.click(600, 250)],
    ['Enter', (test: TestEditor) => test.pointerMove(900, 700).key('Enter')],
    ['Space', (test: TestEditor) => test.pointerMove(900, 700).key('Space')],
  ])('is closed by %s as well, which submits nothing', (_, close) => {
    const test = close(triangle(open()));
    expect(cornersOf(test)).toEqual([TRIANGLE]);
    test.expectRequests().key('Enter').expectRequests('submit');
  });

  it('is closed as it stands by the button that submits, and is in the answer', () => {
    const test = triangle(open()).pointerMove(-10, 700).act('submit');
    expect(cornersOf(test)).toEqual([TRIANGLE]);
    test.expectPath('draw-polygon.idle').expectRequests('submit').key('KeyZ');
    expect(cornersOf(test)).toEqual([]);
  });

  it('drawn by keys is closed by that button as well', () => {
    const test = open().key('KeyB', { shift: true }).key('Enter');
    test.key('ArrowRight', { shift: true }).key('Enter');
    test.key('ArrowDown', { shift: true }).key('Enter').key('ArrowLeft').act('submit');
    expect(cornersOf(test)[0]).toHaveLength(3);
    test.expectPath('draw-polygon.idle').expectRequests('submit');
  });

  it('with too few corners is dropped by that button, and leaves nothing to undo', () => {
    const test = open().click(500, 100).click(700, 100).pointerMove(600, 250).act('submit');
    expect(cornersOf(test)).toEqual([]);
    test.expectPath('draw-polygon.idle').expectRequests('submit');
    expect(test.state.canUndo).toBe(false);
  });

  it('still takes its last corner back by the button that undoes', () => {
    const test = triangle(open()).click(10, 10).act('undo').act('submit');
    expect(cornersOf(test)).toEqual([TRIANGLE]);
  });

  it('cannot be closed before it has three corners', () => {
    const test = open().click(500, 100).click(700, 100);
    test.click(500, 100).key('Enter').expectPath('draw-polygon.drawing').expectRequests();
    expect(cornersOf(test)).toEqual([]);
  });

  it('cannot be closed while it encloses nothing, as where all corners are beside the image', () => {
    const test = open().click(-8, 200).click(-12, 300).click(-4, 250).key('Enter');
    test.expectPath('draw-polygon.drawing').expectRequests();
    expect(cornersOf(test)).toEqual([]);
    expect(cornersOf(test.click(100, 250).key('Enter'))).toHaveLength(1);
  });

  it('takes no corner twice', () => {
    const test = open().click(500, 100).click(501, 101).click(700, 100).click(600, 250);
    expect(cornersOf(test.key('Enter'))).toEqual([TRIANGLE]);
  });

  it('begins with a drag too, and puts a corner where the button is released', () => {
    const test = open().drag([500, 100], [700, 100]).expectPath('draw-polygon.drawing');
    test.pointerDown(590, 240).pointerMove(600, 250).pointerUp(600, 250).key('Enter');
    expect(cornersOf(test)).toEqual([TRIANGLE]);
  });

  it('goes through other polygons: by a drag or with Alt at its first corner, freely after it', () => {
    const test = withSquare().drag([150, 150], [250, 150]).click(200, 250).key('Enter');
    const inner: Corners = [
      [150, 150],
      [250, 150],
      [200, 250],
    ];
    expect(cornersOf(test)).toEqual([SQUARE, inner]);
    const other = withSquare().click(150, 150, { alt: true }).click(250, 150).click(200, 250);
    expect(cornersOf(other.key('Enter'))).toEqual([SQUARE, inner]);
  });

  it('stays inside the image however far the pointer goes', () => {
    const test = open().click(900, 700).click(1015, 700).click(1015, 815).key('Enter');
    expect(cornersOf(test)).toEqual([
      [
        [900, 700],
        [1000, 700],
        [1000, 800],
      ],
    ]);
  });

  it.each(['Backspace', 'Delete', 'KeyZ'])('takes the last corner back with %s', (code) => {
    const test = open().click(500, 100).click(700, 100).click(10, 10).key(code).click(600, 250);
    expect(cornersOf(test.key('Enter'))).toEqual([TRIANGLE]);
  });

  it('ends when its only corner is taken back, or by Escape, and leaves nothing to undo', () => {
    const test = open().click(500, 100).key('KeyZ').expectPath('draw-polygon.idle');
    triangle(test).key('Escape').expectPath('draw-polygon.idle');
    test.click(10, 10).editor.pointerCancel();
    expect(cornersOf(test)).toEqual([]);
    expect(test.state.canUndo).toBe(false);
    expect(test.operations).toEqual([]);
  });

  it('that is cancelled gives the selection back', () => {
    const test = withSquare().click(200, 200).expectSelected('a');
    test.click(500, 500).expectSelected().key('Escape').expectSelected('a');
  });

  it('is one undo step and one operation, and comes back from a draft', () => {
    const test = triangle(open()).key('Enter').click(10, 10).click(60, 10).click(60, 60);
    test.key('Enter');
    expect(test.operations).toHaveLength(2);
    expect(cornersOf(test.key('KeyZ'))).toEqual([TRIANGLE]);
    expect(cornersOf(test.key('KeyZ'))).toEqual([]);
    expect(cornersOf(test.key('KeyZ', { shift: true }))).toEqual([TRIANGLE]);
    const { image } = test.editor;
    const draft = JSON.parse(JSON.stringify(test.editor.toDraft()));
    expect(Editor.fromDraft({ kind: 'image', schema, image }, draft).toAnswer()).toEqual(
      test.answer,
    );
  });

  it('takes the first class where a draft names none', () => {
    const { image } = open().editor;
    const draft = { ...open().editor.toDraft(), activeClassId: null };
    const editor = Editor.fromDraft({ kind: 'image', schema, image }, draft);
    const test = triangle(new TestEditor({ editor })).key('Enter');
    expect(test.answer.regions).toMatchObject([{ kind: 'polygon', classId: 0 }]);
  });

  it('takes the class of a digit pressed before, during or just after it, and keeps it', () => {
    const test = triangle(open()).key('Digit2').key('Enter');
    test.drag([10, 10], [60, 10]).click(60, 60).key('Enter').key('Digit1');
    expect(test.answer.regions.map(({ classId }) => classId)).toEqual([1, 0]);
  });

  it('shows the corners and the place of the next one before they are an answer', () => {
    const test = triangle(open()).pointerMove(800, 300);
    const points = [...TRIANGLE, [800, 300]];
    expect(test.editor.getScene().preview).toEqual({
      kind: 'polygon',
      points,
      isClosing: false,
      classId: 0,
    });
    expect(cornersOf(test)).toEqual([]);
  });

  it('survives zooming, panning and turning between its clicks', () => {
    const test = open().click(500, 100).wheel(500, 400, -300);
    test.drag([500, 400], [420, 380], { button: 1 }).act('turn-right').act('tilt-left');
    test.click(700, 300).click(600, 450).key('Enter');
    const [corners] = cornersOf(test);
    expect(corners).toHaveLength(3);
    [
      [500, 100],
      [700, 300],
      [600, 450],
    ].forEach(([x, y], index) => {
      expect(corners?.[index]?.[0]).toBeCloseTo(x ?? 0, 1);
      expect(corners?.[index]?.[1]).toBeCloseTo(y ?? 0, 1);
    });
  });
});

describe('drawing a polygon by keys', () => {
  const shift = { shift: true };
  const begin = () => open().key('KeyB', shift).expectPath('draw-polygon.keyboard');

  it('sets corners with Enter where the arrows have led, and closes in the same place', () => {
    const test = begin().key('Enter').key('ArrowRight', shift).key('Enter');
    test.key('ArrowDown', shift).key('ArrowDown').key('Space').expectPath('draw-polygon.keyboard');
    test.key('Enter').expectPath('draw-polygon.idle').expectRequests();
    const corners: Corners = [
      [500, 400],
      [510, 400],
      [510, 411],
    ];
    expect(cornersOf(test)).toEqual([corners]);
    expect(cornersOf(test.key('KeyZ'))).toEqual([]);
  });

  it('closes on the first corner too, takes corners back, and ends with Escape', () => {
    const test = begin().key('Enter').key('ArrowRight', shift).key('Enter');
    test.key('ArrowDown', shift).key('Enter').key('ArrowDown').key('Enter').key('Backspace');
    test.key('ArrowUp').key('ArrowUp', shift).key('ArrowLeft', shift).key('Enter');
    expect(cornersOf(test)[0]).toHaveLength(3);
    test.key('KeyB', shift).key('Enter').key('Escape').expectPath('draw-polygon.idle');
    expect(cornersOf(test)).toHaveLength(1);
  });

  it('arrows go where they point in a turned view', () => {
    const test = open().act('turn-right').key('KeyB', shift).key('Enter');
    test.key('ArrowRight', shift).key('Enter').key('ArrowDown', shift).key('Enter').key('Enter');
    const corners: Corners = [
      [500, 400],
      [500, 390],
      [510, 390],
    ];
    expect(cornersOf(test)).toEqual([corners]);
    expect(cornersOf(test.key('ArrowUp'))[0]?.[0]).toEqual([499, 400]);
  });

  it('gives way to the pointer', () => {
    const test = triangle(begin().key('Enter')).key('Enter');
    expect(cornersOf(test)).toEqual([TRIANGLE]);
    expect(test.operations).toHaveLength(1);
  });
});

describe('changing a polygon', () => {
  it('a click selects it, a drag inside moves it, arrows nudge it', () => {
    const test = withSquare().click(200, 200).expectSelected('a').drag([200, 200], [210, 205]);
    expect(cornersOf(test)[0]?.[0]).toEqual([110, 105]);
    expect(cornersOf(test.key('ArrowLeft'))[0]?.[0]).toEqual([109, 105]);
  });

  it('a corner follows a drag and stays in the image', () => {
    const test = withSquare().click(200, 200).drag([300, 300], [350, 380]);
    expect(cornersOf(test)[0]).toEqual(SQUARE.with(2, [350, 380]));
    expect(cornersOf(test.drag([100, 100], [-200, -200]))[0]?.[0]).toEqual([0, 0]);
    expect(cornersOf(test.key('KeyZ').key('KeyZ'))[0]).toEqual(SQUARE);
  });

  it('the middle of a side becomes a corner by a drag', () => {
    const test = withSquare().click(200, 200).drag([200, 100], [200, 50]);
    expect(cornersOf(test)[0]).toEqual(SQUARE.toSpliced(1, 0, [200, 50]));
  });

  it('Alt and a click take a corner away, down to three, each as a step', () => {
    const test = withSquare().click(200, 200).click(300, 300, { alt: true });
    expect(cornersOf(test)[0]).toEqual(SQUARE.toSpliced(2, 1));
    test.expectPath('draw-polygon.idle').click(300, 100, { alt: true });
    expect(cornersOf(test)[0]).toHaveLength(3);
    test.key('Escape').key('KeyZ');
    expect(cornersOf(test)[0]).toEqual(SQUARE);
  });

  it('E and R turn it about its middle, with Shift by 15°, each as a step', () => {
    const test = withSquare().click(200, 200);
    for (let press = 0; press < 6; press += 1) test.key('KeyR', { shift: true });
    expect(cornersOf(test)[0]?.[0]?.map(Math.round)).toEqual([300, 100]);
    test.key('KeyE').expectSelected('a');
    expect(cornersOf(test)[0]?.[0]?.[0]).toBeLessThan(300);
    expect(cornersOf(test.key('KeyZ'))[0]?.[0]?.map(Math.round)).toEqual([300, 100]);
    for (let press = 0; press < 6; press += 1) test.key('KeyE', { shift: true });
    const back = cornersOf(test)[0]?.flat() ?? [];
    SQUARE.flat().forEach((value, index) => {
      expect(Math.abs((back[index] ?? Number.NaN) - value)).toBeLessThan(0.1);
    });
  });

  it('its handle turns it as the pointer goes round, with Shift in steps; Escape gives it back', () => {
    const test = withSquare().click(200, 200);
    const handle = () => {
      const [live] = test.editor.getScene().live;
      const at = live?.handles.find(({ id }) => id === 'rotate')?.at;
      if (at === undefined) throw new Error('no handle to turn it');
      return at;
    };
    const { x, y } = handle();
    test.pointerMove(x, y).expectCursor('grab').pointerDown(x, y).pointerMove(400, 200);
    test.expectPath('select.rotating').key('Escape').pointerUp(400, 200);
    expect(cornersOf(test)[0]).toEqual(SQUARE);
    test.drag([x, y], [400, 203], { shift: true });
    expect(cornersOf(test)[0]?.[0]).toEqual([300, 100]);
    expect(test.operations).toHaveLength(1);
  });

  it('that was drawn just now has no handle to turn it, so that the next can begin above it', () => {
    const test = triangle(open()).key('Enter');
    const [live] = test.editor.getScene().live;
    expect(live?.handles.map(({ id }) => id)).not.toContain('rotate');
  });

  it('the other tools change it too', () => {
    const test = withSquare().key('KeyM').drag([200, 200], [210, 200]).click(210, 200);
    expect(cornersOf(test)[0]?.[0]).toEqual([110, 100]);
    test.click(110, 100, { alt: true });
    expect(cornersOf(test)[0]).toHaveLength(3);
  });
});

it('finds among thousands of polygons, and packs them for one draw call', () => {
  const regions = Array.from({ length: 5000 }, (_, index): Region => {
    const [x, y] = [(index % 100) * 10, Math.floor(index / 100) * 16];
    return polygonRegion(`p${index}`, [
      [x, y],
      [x + 8, y],
      [x + 8, y + 12],
      [x, y + 12],
    ]);
  });
  const test = open(...regions);
  for (let at = 0; at < 100; at += 1) test.pointerMove(at * 10 + 4, 8);
  expect(test.editor.getScene().hovered?.id).toBe('rgn_p99');
  const [group] = test.editor.getScene().resting;
  expect(group?.kind).toBe('polygon');
  expect(group?.geometry).toHaveLength(5000 * 9);
});
