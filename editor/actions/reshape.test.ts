import { describe, expect, it } from 'vitest';
import { asBox, boxRegion, TestEditor } from '../testing/test-editor';

const [alt, ctrl, shift] = [{ alt: true }, { ctrl: true }, { shift: true }];
function open(box: [number, number, number, number] = [100, 100, 200, 100], rotation = 0) {
  const regions = [boxRegion('a', box, { rotation }), boxRegion('b', [600, 600, 100, 100])];
  return new TestEditor({ answer: { regions, classIds: [] } }).key('Tab').expectSelected('a');
}
const b = [0, 600, 600, 100, 100];

describe('move-edge', () => {
  it.each([
    ['ArrowRight', [100, 100, 201, 100]],
    ['ArrowLeft', [99, 100, 201, 100]],
    ['ArrowUp', [100, 99, 200, 101]],
    ['ArrowDown', [100, 100, 200, 101]],
  ] as const)('Alt+%s moves the edge in front by 1 px, with Shift by 10', (code, box) => {
    open()
      .key(code, alt)
      .expectBoxes([0, ...box], b);
    const test = open().key(code, { ...alt, ...shift });
    const far = [100, 100, 200, 100].map(
      (value, index) => value + 10 * ((box[index] ?? 0) - value),
    );
    test.expectBoxes([0, ...far], b);
  });

  it.each([
    ['ArrowRight', [101, 100, 199, 100]],
    ['ArrowLeft', [100, 100, 199, 100]],
    ['ArrowUp', [100, 100, 200, 99]],
    ['ArrowDown', [100, 101, 200, 99]],
  ] as const)('Ctrl+%s moves the edge behind, so that it shrinks', (code, box) => {
    open()
      .key(code, ctrl)
      .expectBoxes([0, ...box], b);
  });

  it('stops at the edge of the image and at 1 px, and never turns a box over', () => {
    const test = open([4, 100, 15, 5]).key('ArrowLeft', { ...alt, ...shift });
    test.expectBoxes([0, 0, 100, 19, 5], b);
    for (let press = 0; press < 4; press += 1) test.key('ArrowRight', { ...ctrl, ...shift });
    test.expectBoxes([0, 18, 100, 1, 5], b);
  });

  it('by a held key is one undo step', () => {
    const test = open()
      .keyDown('ArrowRight', alt)
      .keyDown('ArrowRight', { ...alt, repeat: true });
    test.keyUp('ArrowRight').expectBoxes([0, 100, 100, 202, 100], b).key('KeyZ');
    test.expectBoxes([0, 100, 100, 200, 100], b);
  });

  it('moves the edge that faces the arrow where the box is turned, and no other corner', () => {
    const test = open([100, 100, 200, 100], 90).key('ArrowDown', alt);
    const box = asBox(test.answer.regions[0]);
    expect(box).toMatchObject({ width: 201, height: 100, rotation: 90 });
    expect(box.y + box.height / 2 - box.width / 2).toBeCloseTo(50, 5);
  });

  it('keeps its keys from the browser, which would leave the page', () => {
    const test = new TestEditor();
    expect(test.editor.keyDown({ code: 'ArrowLeft', alt: true })).toBe(true);
    expect(test.editor.keyDown({ code: 'ArrowLeft', meta: true })).toBe(true);
  });
});

describe('rotate-selected', () => {
  it('cuts a box that stands upright again to the image, where it stuck out turned', () => {
    const test = open([0, 0, 40, 30]);
    test.act('rotate-selected', { degrees: 15 }).act('move-edge', { dx: -10, dy: 0 });
    expect(asBox(test.answer.regions[0]).x).toBeLessThan(0);
    test.act('rotate-selected', { degrees: -15 });
    expect(asBox(test.answer.regions[0])).toMatchObject({ x: 0, rotation: 0 });
    test.key('KeyZ');
    expect(asBox(test.answer.regions[0])).toMatchObject({ rotation: 15 });
  });

  const rotation = (test: TestEditor) => asBox(test.answer.regions[0]).rotation;

  it('turns by 1° and with Shift by 15° about the centre, both ways', () => {
    const test = open().key('KeyR').key('KeyR', shift);
    expect(asBox(test.answer.regions[0])).toMatchObject({
      x: 100,
      y: 100,
      width: 200,
      rotation: 16,
    });
    expect(rotation(test.key('KeyE', shift).key('KeyE').key('KeyE'))).toBe(-1);
  });

  it('goes round at 180°', () => {
    const test = open([100, 100, 200, 100], 175).key('KeyR', shift);
    expect(rotation(test)).toBe(-170);
    expect(rotation(test.key('KeyE', shift))).toBe(175);
  });

  it('back to upright is exactly upright', () => {
    expect(Object.is(rotation(open().key('KeyR').key('KeyE')), 0)).toBe(true);
  });

  it('turns each selected box about its own centre, in one step', () => {
    const test = open().key('KeyA', ctrl).key('KeyR', shift);
    expect(test.answer.regions.map((region) => asBox(region).rotation)).toEqual([15, 15]);
    test.key('KeyZ').expectBoxes([0, 100, 100, 200, 100], b);
    expect(rotation(test)).toBe(0);
  });
});

describe('align-to-pixels', () => {
  it('rounds every edge', () => {
    const test = open([10.4, 10.6, 20.3, 20.2]).key('KeyP', shift);
    test
      .expectBoxes([0, 10, 11, 21, 20], b)
      .key('KeyZ')
      .expectBoxes([0, 10.4, 10.6, 20.3, 20.2], b);
  });

  it('never makes a box thinner than 1 px', () => {
    open([10.1, 10, 0.2, 20]).key('KeyP', shift).expectBoxes([0, 10, 10, 1, 20], b);
  });

  it('changes nothing where all is on pixels, not even the origin of a prediction', () => {
    const test = new TestEditor();
    test.editor.loadPredictions([boxRegion('p', [10, 10, 20, 20])]);
    test.key('Tab').key('KeyP', shift);
    expect(test.answer.regions[0]?.origin).toBe('prediction');
    expect(test.state.canUndo).toBe(false);
  });
});
