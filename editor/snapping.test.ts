import { describe, expect, it } from 'vitest';
import { boxRegion, TestEditor } from './testing/test-editor';

const open = (box: [number, number, number, number]) =>
  new TestEditor({ answer: { regions: [boxRegion('a', box)], classIds: [] } });

describe('the edge of the image', () => {
  it('draws a corner that comes within 4 px of it', () => {
    new TestEditor().drag([3, 50], [996.5, 798]).expectBoxes([0, 0, 50, 1000, 750]);
    new TestEditor().drag([6, 50], [100, 90]).expectBoxes([0, 6, 50, 94, 40]);
  });

  it('draws the corner to the nearer edge of a picture that is only a strip in the view', () => {
    const test = new TestEditor({ image: { widthPx: 60_000, heightPx: 100 } });
    test.drag([2000, 10], [5000, 90]).expectBoxes([0, 2000, 0, 3000, 100]);
  });

  it('leaves the corner alone while Ctrl is held', () => {
    new TestEditor().drag([3, 50], [997, 798], { ctrl: true }).expectBoxes([0, 3, 50, 994, 748]);
  });

  it('draws from 4 px of the view, whatever the zoom', () => {
    const test = new TestEditor();
    for (let step = 0; step < 4; step += 1)
      test.editor.wheel({ x: 16, y: 16, deltaX: 0, deltaY: -175 });
    expect(test.editor.getScene().camera.scale).toBeGreaterThan(4);
    test.drag([3, 50], [60, 90]).expectBoxes([0, 3, 50, 57, 40]);
  });

  it('draws the edge that a handle moves, not the pointer beside it', () => {
    const test = open([100, 100, 50, 50]).click(125, 125);
    test.drag([103, 125], [6, 125]).expectBoxes([0, 0, 100, 150, 50]);
  });

  it('draws a region that is moved towards it, and lets one go that lies beside it', () => {
    open([50, 100, 60, 60])
      .click(80, 130)
      .drag([80, 130], [33, 130])
      .expectBoxes([0, 0, 100, 60, 60]);
    open([2, 100, 60, 60])
      .click(30, 130)
      .drag([30, 130], [30, 150])
      .expectBoxes([0, 2, 120, 60, 60]);
    open([2, 100, 60, 60])
      .click(30, 130)
      .drag([30, 130], [36, 130])
      .expectBoxes([0, 8, 100, 60, 60]);
  });
});

describe('toggle-pixel-snapping', () => {
  const snapped = (test: TestEditor) => test.act('toggle-pixel-snapping');

  it('puts what is drawn, moved and resized on whole pixels', () => {
    const test = snapped(new TestEditor()).drag([10.4, 20.6], [110.3, 70.2]);
    test.expectBoxes([0, 10, 21, 100, 49]).click(60, 45);
    test.drag([60, 45], [70.3, 45.7]).expectBoxes([0, 20, 22, 100, 49]);
    test.drag([120, 71], [130.4, 80.4]).expectBoxes([0, 20, 22, 110, 58]);
  });

  it('puts the edge of a box with fractions on a pixel when it is moved', () => {
    const test = snapped(open([100.4, 100.3, 50, 50])).click(125, 125);
    test.drag([125, 125], [135, 135]).expectBoxes([0, 110, 110, 50, 50]);
  });

  it('is off by default, and while Ctrl is held', () => {
    new TestEditor().drag([10.4, 20.6], [110.3, 70.2]).expectBoxes([0, 10.4, 20.6, 99.9, 49.6]);
    const test = snapped(new TestEditor()).drag([10.4, 20.6], [110.3, 70.2], { ctrl: true });
    test.expectBoxes([0, 10.4, 20.6, 99.9, 49.6]);
  });

  it('is a matter of the view: it changes no region and can be turned off again', () => {
    const test = snapped(open([10.4, 10.4, 50.2, 50.2]));
    expect(test.state.settings.snapsToPixels).toBe(true);
    test.expectBoxes([0, 10.4, 10.4, 50.2, 50.2]);
    expect(test.state.canUndo).toBe(false);
    expect(snapped(test).state.settings.snapsToPixels).toBe(false);
  });
});
