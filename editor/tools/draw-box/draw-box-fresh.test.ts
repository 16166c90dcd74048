import { describe, expect, it } from 'vitest';
import { boxRegion, TestEditor } from '../../testing/test-editor';

/** One box after the other as a hand draws them: from corner to corner. */
const TEN_BOXES = [
  [40, 40, 300, 300],
  [120, 120, 80, 60],
  [400, 40, 200, 200],
  [500, 140, 200, 200],
  [40, 400, 120, 80],
  [90, 430, 120, 80],
  [300, 400, 40, 40],
  [400, 500, 150, 250],
  [620, 420, 300, 300],
  [800, 60, 160, 90],
] as const;
const corners = ([x, y, width, height]: readonly [number, number, number, number]) =>
  [
    [x, y],
    [x + width, y + height],
  ] as const;

describe('what was drawn just now', () => {
  it('is selected, and a drag inside it draws the next: ten boxes take ten drags', () => {
    const test = new TestEditor();
    for (const box of TEN_BOXES) test.drag(...corners(box));
    test.expectBoxes(...TEN_BOXES.map((box) => [0, ...box])).key('Space');
    test.expectRequests('submit');
  });

  it('is changed by its handles, but has none to turn it', () => {
    const test = new TestEditor().drag([100, 100], [300, 200]);
    expect(test.editor.getScene().live[0]?.handles.map(({ id }) => id)).not.toContain('rotate');
    test.drag([300, 200], [320, 240]).expectBoxes([0, 100, 100, 220, 140]);
    test.pointerMove(200, 150).expectCursor('crosshair');
  });

  it('is moved once a click has picked it, and can be turned', () => {
    const test = new TestEditor().drag([100, 100], [300, 200]).click(200, 150);
    expect(test.editor.getScene().live[0]?.handles.map(({ id }) => id)).toContain('rotate');
    test.pointerMove(200, 150).expectCursor('move');
    test.drag([200, 150], [250, 150]).expectBoxes([0, 150, 100, 200, 100]);
  });

  it('is moved once Tab has picked it', () => {
    const test = new TestEditor().drag([100, 100], [300, 200]).key('Tab');
    test.drag([200, 150], [250, 150]).expectBoxes([0, 150, 100, 200, 100]);
  });

  it('is deleted, nudged and given a class by keys', () => {
    const test = new TestEditor().drag([100, 100], [300, 200]).key('ArrowRight').key('Digit3');
    test.expectBoxes([2, 101, 100, 200, 100]).key('Delete').expectBoxes();
  });

  it('is so again after undo and redo', () => {
    const test = new TestEditor().drag([100, 100], [300, 200]).key('KeyZ').act('redo');
    test.drag([150, 120], [250, 180]);
    expect(test.boxes).toHaveLength(2);
  });
});

describe('a class key', () => {
  const classes = [1, 2, 0, 1, 2, 0, 1, 2, 0, 1];
  const expected = TEN_BOXES.map((box, index) => [classes[index] ?? 0, ...box]);
  const keyOf = (index: number) => `Digit${(classes[index] ?? 0) + 1}`;

  it('before each box gives that box its class, and never the one before', () => {
    const test = new TestEditor();
    TEN_BOXES.forEach((box, index) => {
      test.key(keyOf(index)).drag(...corners(box));
    });
    test.expectBoxes(...expected);
  });

  it('during each drag gives that box its class', () => {
    const test = new TestEditor();
    TEN_BOXES.forEach((box, index) => {
      const [from, to] = corners(box);
      test.pointerDown(...from).pointerMove(from[0] + 20, from[1] + 20);
      test
        .key(keyOf(index))
        .pointerMove(...to)
        .pointerUp(...to);
    });
    test.expectBoxes(...expected);
  });

  it('just after each box gives that box its class', () => {
    const test = new TestEditor();
    TEN_BOXES.forEach((box, index) => {
      test.drag(...corners(box)).key(keyOf(index));
    });
    test.expectBoxes(...expected);
  });

  it('just after can be put right by another', () => {
    const test = new TestEditor().drag([10, 10], [60, 60]).key('Digit2').key('Digit3');
    test.expectBoxes([2, 10, 10, 50, 50]);
  });

  it('after a box that had its own is for the next, until a click picks that box', () => {
    const test = new TestEditor().key('Digit2').drag([10, 10], [60, 60]).key('Digit3');
    test.expectBoxes([1, 10, 10, 50, 50]).click(30, 30).key('Digit1');
    test.expectBoxes([0, 10, 10, 50, 50]).drag([100, 100], [150, 150]).key('Digit3');
    test.expectBoxes([0, 10, 10, 50, 50], [2, 100, 100, 50, 50]);
  });

  it('survives a drag that is cancelled', () => {
    const test = new TestEditor().key('Digit2').pointerDown(10, 10).pointerMove(60, 60);
    test.key('Escape').pointerUp(60, 60).drag([10, 10], [60, 60]).key('Digit3');
    test.expectBoxes([1, 10, 10, 50, 50]);
  });

  it('is not taken back by undo', () => {
    const test = new TestEditor().key('Digit2').drag([10, 10], [60, 60]).click(30, 30);
    test.key('Digit3').key('KeyZ').key('KeyZ').expectBoxes();
    expect(test.state.activeClassId).toBe(2);
  });
});

describe('two clicks', () => {
  it('on a box that is there select it; with Alt they draw over it', () => {
    const answer = { regions: [boxRegion('a', [100, 100, 400, 400])], classIds: [] };
    const test = new TestEditor({ answer }).click(200, 200).expectSelected('a').key('Escape');
    test.click(200, 200, { alt: true }).pointerMove(300, 300).click(300, 300, { alt: true });
    test.expectBoxes([0, 100, 100, 400, 400], [0, 200, 200, 100, 100]);
  });

  it('the second of which may fall on another box', () => {
    const answer = { regions: [boxRegion('a', [100, 100, 400, 400])], classIds: [] };
    const test = new TestEditor({ answer }).click(50, 50).click(300, 300);
    test.expectBoxes([0, 100, 100, 400, 400], [0, 50, 50, 250, 250]);
  });
});
