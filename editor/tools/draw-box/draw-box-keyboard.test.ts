import { describe, expect, it } from 'vitest';
import { makeLabelSchema } from '@/core/label-schema/make-label-schema';
import { boxRegion, TestEditor } from '../../testing/test-editor';

const shift = { shift: true };
const begin = () => new TestEditor().key('KeyB', shift).expectPath('draw-box.keyboard');

describe('draw-by-keyboard', () => {
  it('draws a box by arrows and Enter alone, from the middle of what is seen', () => {
    const test = begin();
    expect(test.state.keyboardCursor).toEqual({ at: { x: 500, y: 400 }, anchor: null });
    test.key('ArrowLeft', shift).key('ArrowUp').key('Enter');
    expect(test.state.keyboardCursor?.anchor).toEqual({ x: 490, y: 399 });
    test.key('ArrowRight', shift).key('ArrowRight', shift).key('ArrowDown', shift).key('ArrowDown');
    expect(test.editor.getScene().preview).toMatchObject({
      kind: 'box',
      box: { x: 490, y: 399, width: 20, height: 11 },
    });
    test.key('Enter').expectBoxes([0, 490, 399, 20, 11]).expectPath('draw-box.idle');
    expect(test.selected).toMatchObject({ origin: 'manual' });
    test.expectRequests();
  });

  it('takes Space as well as Enter, and a class key meanwhile', () => {
    const test = begin().key('Space').key('Digit3').key('ArrowDown', shift).key('ArrowRight');
    test.key('Space').expectBoxes([2, 500, 400, 1, 10]).expectRequests();
  });

  it('shows the cursor as a crosshair, and stays inside the image', () => {
    const test = begin();
    for (let press = 0; press < 60; press += 1) test.key('ArrowRight', shift);
    expect(test.editor.getScene()).toMatchObject({
      cursor: 'crosshair',
      crosshair: { x: 1000, y: 400 },
    });
  });

  it('goes faster while an arrow is held, and at its own pace again after that', () => {
    const test = begin().keyDown('ArrowRight');
    for (let turn = 0; turn < 20; turn += 1) test.keyDown('ArrowRight', { repeat: true });
    const far = test.state.keyboardCursor?.at.x ?? 0;
    expect(far).toBeGreaterThan(500 + 21);
    test.keyUp('ArrowRight').key('ArrowRight');
    expect(test.state.keyboardCursor?.at.x).toBe(far + 1);
  });

  it('keeps the cursor in view', () => {
    const test = new TestEditor().wheel(500, 400, -1500).key('KeyB', shift);
    for (let press = 0; press < 40; press += 1) test.key('ArrowRight', shift);
    const { camera, crosshair } = test.editor.getScene();
    const x = (crosshair?.x ?? 0) * camera.scale + camera.offset.x;
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x).toBeLessThanOrEqual(camera.view.width);
  });

  it('is cancelled by Escape with nothing to undo and the selection as it was', () => {
    const answer = { regions: [boxRegion('a', [100, 100, 50, 50])], classIds: [] };
    const test = new TestEditor({ answer }).key('Tab').key('KeyB', shift).expectSelected();
    test.key('Enter').key('ArrowRight', shift).key('Escape').expectSelected('a');
    test.expectBoxes([0, 100, 100, 50, 50]).expectPath('draw-box.idle');
    expect(test.state).toMatchObject({ canUndo: false, keyboardCursor: null });
    expect(test.operations).toEqual([]);
  });

  it('waits where both corners are the same', () => {
    begin().key('Enter').key('Enter').expectBoxes().expectPath('draw-box.keyboard');
  });

  it('begins where it left off', () => {
    const test = begin().key('Enter').key('ArrowRight', shift).key('ArrowDown', shift).key('Enter');
    test.key('KeyB', shift);
    expect(test.state.keyboardCursor?.at).toEqual({ x: 510, y: 410 });
  });

  it('gives way to the pointer', () => {
    const test = begin().key('Enter').drag([100, 100], [200, 150]);
    test.expectBoxes([0, 100, 100, 100, 50]);
    expect(test.operations).toHaveLength(1);
  });

  it('is one undo step', () => {
    const test = begin().key('Enter').key('ArrowRight', shift).key('ArrowDown', shift).key('Enter');
    test.key('KeyZ').expectBoxes();
    expect(test.state.canUndo).toBe(false);
  });

  it('comes back from the select tool to boxes', () => {
    new TestEditor().act('choose-select').key('KeyB', shift).expectPath('draw-box.keyboard');
  });

  it('is not there where no boxes are drawn', () => {
    const classes = [{ name: 'cat' }];
    const schema = makeLabelSchema('image', { classes, choice: 'single' });
    new TestEditor({ schema }).act('draw-by-keyboard').expectPath('pan.idle');
  });
});
