import { describe, expect, it } from 'vitest';
import { boxRegion, TestEditor } from '../../testing/test-editor';

const shift = { shift: true };
function open() {
  const regions = [
    boxRegion('large', [100, 100, 400, 400]),
    boxRegion('middle', [150, 150, 200, 200]),
    boxRegion('small', [200, 200, 50, 50]),
    boxRegion('far', [700, 600, 100, 100]),
  ];
  return new TestEditor({ answer: { regions, classIds: [] } });
}

describe('a click', () => {
  it.each(['choose-draw-box', 'choose-select'])(
    'again in the same place picks what lies below, and round (%s)',
    (tool) => {
      const test = open().act(tool).click(220, 220).expectSelected('small');
      test.click(221, 220).expectSelected('middle').click(220, 220).expectSelected('large');
      test.click(220, 220).expectSelected('small');
    },
  );

  it('in another place picks the smallest there', () => {
    const test = open().click(120, 120).expectSelected('large').click(220, 220);
    test.expectSelected('small').click(230, 230).expectSelected('small');
  });

  it('with Shift adds a region to the selection or takes it out', () => {
    const test = open().click(220, 220).click(750, 650, shift).expectSelected('small', 'far');
    test.click(120, 120, shift).expectSelected('small', 'far', 'large');
    test.click(220, 220, shift).expectSelected('far', 'large');
    test
      .click(950, 50, shift)
      .expectSelected('far', 'large')
      .expectBoxes(...open().boxes);
  });
});

describe('a frame', () => {
  it('in the select tool catches what lies wholly inside', () => {
    const test = open().act('choose-select').pointerDown(90, 140).pointerMove(120, 200);
    expect(test.editor.getScene().frame).toMatchObject({ x: 90, y: 140, width: 30, height: 60 });
    test.pointerMove(800, 750).pointerUp(820, 750).expectSelected('middle', 'small', 'far');
    expect(test.editor.getScene().frame).toBeNull();
    test.drag([690, 590], [810, 710]).expectSelected('far');
    expect(test.operations).toEqual([]);
  });

  it('may begin on a region with Alt, and does not move it', () => {
    const test = open().act('choose-select').drag([160, 160], [300, 300], { alt: true });
    test.expectSelected('small').expectBoxes(...open().boxes);
  });

  it('with Shift and any tool adds to the selection', () => {
    const test = open().click(750, 650).drag([140, 140], [360, 360], shift);
    test.expectSelected('far', 'middle', 'small');
    expect(test.boxes).toHaveLength(4);
  });

  it('is cancelled by Escape with the selection as it was', () => {
    const test = open().act('choose-select').click(750, 650).pointerDown(20, 20);
    test.pointerMove(900, 750).key('Escape').pointerUp(900, 750).expectSelected('far');
  });
});

describe('several selected regions', () => {
  const select = () => open().click(220, 220).click(750, 650, shift).expectSelected('small', 'far');

  it('have no handles, and are moved as one up to the edge of the image', () => {
    const test = select();
    expect(test.editor.getScene().live.every(({ handles }) => handles.length === 0)).toBe(true);
    test.drag([220, 220], [600, 230]);
    expect(test.boxes.slice(2)).toEqual([
      [0, 400, 210, 50, 50],
      [0, 900, 610, 100, 100],
    ]);
    test.key('KeyZ').expectBoxes(...open().boxes);
  });

  it('get a class, move and go by keys, each in one step', () => {
    const test = select().key('Digit2').key('ArrowDown', shift);
    expect(test.boxes.slice(2)).toEqual([
      [1, 200, 210, 50, 50],
      [1, 700, 610, 100, 100],
    ]);
    test.key('Delete');
    expect(test.boxes).toHaveLength(2);
    test
      .key('KeyZ')
      .key('KeyZ')
      .key('KeyZ')
      .expectBoxes(...open().boxes);
  });
});

describe('turning by the handle', () => {
  const handleOf = (test: TestEditor) => {
    const handles = test.editor.getScene().live[0]?.handles ?? [];
    const at = handles.find(({ id }) => id === 'rotate')?.at;
    if (at === undefined) throw new Error('there is no handle to turn it');
    return [at.x, at.y] as const;
  };
  const pick = () => open().click(750, 650).expectSelected('far');

  it('follows the pointer about the centre, in one undo step', () => {
    const test = pick();
    expect(handleOf(test)).toEqual([750, 576]);
    test.drag(handleOf(test), [850, 650]);
    expect(test.answer.regions[3]).toMatchObject({ x: 700, y: 600, width: 100, rotation: 90 });
    expect(test.operations).toHaveLength(1);
    test.key('KeyZ').expectBoxes(...open().boxes);
    expect(test.answer.regions[3]).toMatchObject({ rotation: 0 });
  });

  it('goes on to multiples of 15° with Shift', () => {
    const test = pick();
    test.drag(handleOf(test), [790, 580], shift);
    expect(test.answer.regions[3]).toMatchObject({ rotation: 30 });
  });

  it('is taken back by Escape', () => {
    const test = pick();
    test.pointerDown(...handleOf(test)).pointerMove(850, 650);
    test.expectPath('select.rotating').expectCursor('grabbing');
    test.key('Escape').pointerUp(850, 650);
    expect(test.answer.regions[3]).toMatchObject({ rotation: 0 });
    expect(test.state.canUndo).toBe(false);
  });

  it('is possible where there is no room above, and at any zoom', () => {
    const regions = [boxRegion('top', [100, 0, 100, 100])];
    const test = new TestEditor({ answer: { regions, classIds: [] } }).click(150, 50);
    expect(handleOf(test)).toEqual([150, 124]);
    test.act('zoom-in');
    expect(handleOf(test)[1]).toBeCloseTo(100 + 24 / 1.25, 5);
    test.drag(handleOf(test), [100, 50]);
    expect(test.answer.regions[0]).toMatchObject({ rotation: 90 });
  });

  it('leaves the opposite corner of a turned box where it is when it is resized', () => {
    const regions = [boxRegion('a', [400, 300, 200, 100], { rotation: 30 })];
    const test = new TestEditor({ answer: { regions, classIds: [] } }).click(500, 350);
    const cornerOf = (id: string) => {
      const handles = test.editor.getScene().live[0]?.handles ?? [];
      const at = handles.find((handle) => handle.id === id)?.at;
      return at === undefined ? [] : [at.x, at.y];
    };
    const [x = 0, y = 0] = cornerOf('se');
    const fixed = cornerOf('nw');
    test.drag([x, y], [x + 40, y + 60]);
    expect(cornerOf('nw')[0]).toBeCloseTo(fixed[0] ?? 0, 1);
    expect(cornerOf('nw')[1]).toBeCloseTo(fixed[1] ?? 0, 1);
    expect(cornerOf('se')[0]).toBeCloseTo(x + 40, 1);
    expect(cornerOf('se')[1]).toBeCloseTo(y + 60, 1);
  });
});
