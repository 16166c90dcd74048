import { describe, expect, it } from 'vitest';
import { boxRegion, TestEditor } from '../../testing/test-editor';

function open() {
  const regions = [boxRegion('a', [100, 100, 200, 100]), boxRegion('b', [600, 600, 100, 100])];
  return new TestEditor({ answer: { regions, classIds: [] } });
}
const b = [0, 600, 600, 100, 100];

describe('moving the selected box', () => {
  it('follows the pointer from where it was grabbed, in one undo step', () => {
    const test = open().click(200, 150).drag([120, 120], [150, 110]);
    test.expectBoxes([0, 130, 90, 200, 100], b);
    expect(test.operations).toHaveLength(1);
    test.key('KeyZ').expectBoxes([0, 100, 100, 200, 100], b).expectSelected('a');
  });

  it('keeps it inside the image at its size', () => {
    open().click(200, 150).drag([120, 120], [-10, 830]).expectBoxes([0, 0, 700, 200, 100], b);
  });

  it('is taken back by Escape as if it had never been', () => {
    const test = open().click(200, 150);
    test.pointerDown(120, 120).pointerMove(400, 400).key('Escape').pointerUp(400, 400);
    test.expectBoxes([0, 100, 100, 200, 100], b);
    expect(test.operations).toEqual([]);
    expect(test.state.canUndo).toBe(false);
  });

  it('back to where it was changes nothing, not even the origin of a prediction', () => {
    const test = new TestEditor();
    test.editor.loadPredictions([boxRegion('p', [100, 100, 50, 50], { confidence: 0.4 })]);
    test.editor.selectFirstSuspect();
    test.pointerDown(120, 120).pointerMove(160, 160).pointerMove(120, 120).pointerUp(120, 120);
    expect(test.answer.regions[0]).toMatchObject({ origin: 'prediction', x: 100 });
    test.drag([120, 120], [130, 120]);
    expect(test.answer.regions[0]).toMatchObject({ origin: 'prediction_edited', x: 110 });
  });
});

describe('resizing the selected box', () => {
  it.each([
    ['nw', [100, 100], [90, 80], [90, 80, 210, 120]],
    ['n', [200, 100], [250, 80], [100, 80, 200, 120]],
    ['ne', [300, 100], [320, 110], [100, 110, 220, 90]],
    ['e', [300, 150], [320, 190], [100, 100, 220, 100]],
    ['se', [300, 200], [310, 220], [100, 100, 210, 120]],
    ['s', [200, 200], [260, 220], [100, 100, 200, 120]],
    ['sw', [100, 200], [110, 190], [110, 100, 190, 90]],
    ['w', [100, 150], [110, 10], [110, 100, 190, 100]],
  ] as const)('by the handle %s moves only its sides', (_, from, to, box) => {
    open()
      .click(200, 150)
      .drag(from, to)
      .expectBoxes([0, ...box], b);
  });

  it('past the opposite side flips it over', () => {
    open().click(200, 150).drag([300, 200], [50, 40]).expectBoxes([0, 50, 40, 50, 60], b);
  });

  it('never makes it thinner than 1 px or lets it leave the image', () => {
    open().click(200, 150).drag([300, 150], [100, 150]).expectBoxes([0, 100, 100, 1, 100], b);
    open().click(650, 650).drag([700, 700], [1015, 815]);
    const test = open().click(650, 650).drag([700, 700], [1015, 815]);
    test.expectBoxes([0, 100, 100, 200, 100], [0, 600, 600, 400, 200]);
  });

  it('is one undo step, and Escape restores it', () => {
    const test = open().click(200, 150).drag([300, 200], [350, 250]);
    test.pointerDown(350, 250).pointerMove(500, 500).key('Escape').pointerUp(500, 500);
    test.expectBoxes([0, 100, 100, 250, 150], b);
    test.key('KeyZ').expectBoxes([0, 100, 100, 200, 100], b);
  });
});

describe('the select tool', () => {
  it('never draws, and moves any box at once', () => {
    const test = open().key('KeyM').drag([400, 400], [500, 500]).expectPath('select.idle');
    test.expectBoxes([0, 100, 100, 200, 100], b).drag([120, 120], [130, 130]).expectSelected('a');
    test.expectBoxes([0, 110, 110, 200, 100], b).click(400, 400).expectSelected();
    test.key('KeyB').drag([400, 400], [500, 500]);
    expect(test.boxes).toHaveLength(3);
  });

  it('leaves a small box room to be moved between its handles', () => {
    const regions = [boxRegion('tiny', [100, 100, 10, 10])];
    const test = new TestEditor({ answer: { regions, classIds: [] } });
    test.click(105, 105).drag([105, 105], [125, 105]).expectBoxes([0, 120, 100, 10, 10]);
  });
});
