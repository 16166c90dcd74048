import { expect, it } from 'vitest';
import { boxRegion, TestEditor } from '../../testing/test-editor';

const offsetOf = ({ editor }: TestEditor) => editor.getScene().camera.offset;

it.each([1, 2])('the button %i pans with every tool and changes no region', (button) => {
  const test = new TestEditor({
    answer: { regions: [boxRegion('a', [400, 400, 200, 200])], classIds: [] },
  });
  test.click(500, 500);
  const before = offsetOf(test);
  test.editor.pointerDown({ x: 500, y: 500, button });
  test.expectCursor('grabbing').expectPath('pan.panning');
  test.editor.pointerMove({ x: 530, y: 480, button });
  test.editor.pointerUp({ x: 530, y: 480, button });
  expect(offsetOf(test)).toEqual({ x: before.x + 30, y: before.y - 20 });
  test.expectBoxes([0, 400, 400, 200, 200]).expectPath('draw-box.idle');
});

it('Space and a drag pans, and the release of Space then submits nothing', () => {
  const test = new TestEditor().keyDown('Space').pointerMove(400, 400).expectCursor('grab');
  const before = offsetOf(test);
  test.editor.pointerDown({ x: 400, y: 400 });
  test.editor.pointerMove({ x: 410, y: 400 });
  test.editor.pointerUp({ x: 410, y: 400 });
  expect(offsetOf(test).x).toBe(before.x + 10);
  test.keyUp('Space').expectRequests().expectBoxes().expectCursor('crosshair');
});

it('a tap of Space submits once; holding it until it repeats does not', () => {
  const test = new TestEditor().key('Space').expectRequests('submit');
  test.keyDown('Space').keyDown('Space', { repeat: true }).keyUp('Space').expectRequests('submit');
  test.keyDown('Space').key('KeyF').keyUp('Space').expectRequests('submit');
});

it('Escape brings the picture back to where the pan began', () => {
  const test = new TestEditor().act('choose-pan').expectPath('pan.idle').expectCursor('grab');
  const before = offsetOf(test);
  test.editor.pointerDown({ x: 400, y: 400 });
  test.editor.pointerMove({ x: 450, y: 450 });
  test.key('Escape');
  expect(offsetOf(test)).toEqual(before);
});

it('a second finger does not disturb the gesture of the first', () => {
  const test = new TestEditor().pointerDown(10, 20, { pointerId: 5 });
  test.pointerDown(300, 300, { pointerId: 6 }).pointerMove(400, 400, { pointerId: 6 });
  test.pointerMove(110, 70, { pointerId: 5 }).pointerUp(400, 400, { pointerId: 6 });
  test.pointerUp(110, 70, { pointerId: 5 }).expectBoxes([0, 10, 20, 100, 50]);
});
