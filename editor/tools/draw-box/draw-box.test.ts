import { describe, expect, it } from 'vitest';
import { AnswerSchema } from '@/core/annotation';
import { boxRegion, TestEditor } from '../../testing/test-editor';

const nested = { answer: { regions: [boxRegion('a', [100, 100, 400, 400])], classIds: [] } };

describe('drawing a box', () => {
  it('by a drag gives the box, selects it and leaves the tool ready', () => {
    const test = new TestEditor().drag([10, 20], [110, 70]);
    test.expectBoxes([0, 10, 20, 100, 50]).expectPath('draw-box.idle');
    expect(test.selected).toMatchObject({ x: 10, origin: 'manual' });
    expect(AnswerSchema.parse(test.answer)).toEqual(test.answer);
  });

  it('by two clicks gives the same box', () => {
    new TestEditor()
      .click(10, 20)
      .expectPath('draw-box.drawing')
      .pointerMove(60, 60)
      .click(110, 70)
      .expectBoxes([0, 10, 20, 100, 50])
      .expectPath('draw-box.idle');
  });

  it('begun by a click is finished by Enter or Space as it is seen, and nothing is submitted', () => {
    for (const key of ['Enter', 'Space']) {
      const test = new TestEditor().click(10, 20).pointerMove(110, 70).key(key);
      test.expectBoxes([0, 10, 20, 100, 50]).expectPath('draw-box.idle').expectRequests();
      test.key(key).expectRequests('submit');
    }
  });

  it('begun by a click or by keys is dropped by the button that submits, and the answer goes', () => {
    const byClick = new TestEditor().click(10, 20).pointerMove(-15, 400);
    const byKeys = new TestEditor().key('KeyB', { shift: true }).key('Enter').key('ArrowRight');
    byKeys.expectPath('draw-box.keyboard');
    for (const test of [byClick, byKeys]) {
      test.act('submit').expectBoxes().expectPath('draw-box.idle').expectRequests('submit');
      expect(test.state.canUndo).toBe(false);
      expect(test.editor.getScene().preview).toBeNull();
    }
  });

  it('by a drag is finished by the button that submits too', () => {
    const test = new TestEditor().pointerDown(10, 20).pointerMove(110, 70).act('submit');
    test.expectBoxes([0, 10, 20, 100, 50]).expectRequests('submit');
  });

  it('in any direction gives a well-formed box', () => {
    new TestEditor().drag([110, 70], [10, 20]).expectBoxes([0, 10, 20, 100, 50]);
  });

  it('stays inside the image however far the pointer goes', () => {
    new TestEditor().drag([900, 700], [1015, 815]).expectBoxes([0, 900, 700, 100, 100]);
  });

  it('beside the image gives none, and nothing to undo', () => {
    const test = new TestEditor().drag([-12, 200], [-4, 300]).drag([1004, 200], [1012, 300]);
    test.drag([100, -14], [300, -2]).drag([100, 802], [300, 812]).expectBoxes();
    expect(test.state.canUndo).toBe(false);
    test.drag([-12, 200], [40, 300]).expectBoxes([0, 0, 200, 40, 100]);
  });

  it('goes through existing boxes that are not selected', () => {
    new TestEditor(nested)
      .drag([200, 200], [250, 250])
      .expectBoxes([0, 100, 100, 400, 400], [0, 200, 200, 50, 50]);
  });

  it('inside the selected box moves it, unless Alt is held', () => {
    const test = new TestEditor(nested).click(300, 300).expectSelected('a');
    test.drag([200, 200], [250, 250], { alt: true });
    test.expectBoxes([0, 100, 100, 400, 400], [0, 200, 200, 50, 50]).key('KeyZ');
    test.drag([200, 200], [210, 205]).expectBoxes([0, 110, 105, 400, 400]);
  });

  it('takes the class of a digit pressed while the button is down', () => {
    new TestEditor()
      .pointerDown(10, 20)
      .pointerMove(60, 60)
      .key('Digit3')
      .pointerMove(110, 70)
      .pointerUp(110, 70)
      .expectBoxes([2, 10, 20, 100, 50]);
  });

  it('takes the class of a digit pressed with the button, not the box that is still selected', () => {
    new TestEditor()
      .drag([10, 20], [110, 70])
      .pointerDown(200, 20)
      .key('Digit3')
      .pointerMove(300, 70)
      .pointerUp(300, 70)
      .expectBoxes([0, 10, 20, 100, 50], [2, 200, 20, 100, 50]);
  });

  it('takes the class of a digit pressed before it or just after it, and keeps it', () => {
    new TestEditor()
      .key('Digit2')
      .drag([10, 20], [110, 70])
      .drag([200, 20], [300, 70])
      .key('Digit3')
      .drag([400, 20], [500, 70])
      .expectBoxes([1, 10, 20, 100, 50], [2, 200, 20, 100, 50], [2, 400, 20, 100, 50]);
  });

  it('is cancelled by Escape, by the system and by a slip of the hand, leaving nothing to undo', () => {
    const test = new TestEditor();
    test.pointerDown(10, 20).pointerMove(60, 60).key('Escape').expectPath('draw-box.idle');
    test.pointerUp(110, 70).expectBoxes();
    test.click(10, 20).editor.pointerCancel();
    test.click(10, 20).click(11, 21).expectBoxes().expectPath('draw-box.idle');
    expect(test.state.canUndo).toBe(false);
    expect(test.operations).toEqual([]);
  });

  it('that is cancelled gives the selection and the redo steps back', () => {
    const test = new TestEditor(nested).click(300, 300).key('ArrowRight').key('KeyZ');
    test.pointerDown(600, 600).pointerMove(700, 700).key('Escape').expectSelected('a');
    expect(test.state.canRedo).toBe(true);
  });

  it('is one undo step and one operation', () => {
    const test = new TestEditor().drag([10, 20], [110, 70]).drag([200, 20], [300, 70]);
    expect(test.operations).toHaveLength(2);
    test.key('KeyZ').expectBoxes([0, 10, 20, 100, 50]).key('KeyZ').expectBoxes();
    test.key('KeyZ', { shift: true }).expectBoxes([0, 10, 20, 100, 50]);
  });

  it('shows a preview that is not yet part of the answer', () => {
    const test = new TestEditor().pointerDown(10, 20).pointerMove(110, 70);
    const { preview } = test.editor.getScene();
    expect(preview).toEqual({
      kind: 'box',
      box: { x: 10, y: 20, width: 100, height: 50 },
      classId: 0,
    });
    test.expectBoxes();
  });

  it('survives zooming and panning between its two clicks', () => {
    const test = new TestEditor().click(10, 20).wheel(500, 400, -300);
    test.drag([500, 400], [420, 380], { button: 1 }).expectPath('draw-box.drawing');
    test.click(510, 470).expectBoxes([0, 10, 20, 500, 450]);
  });
});

describe('clicking with the box tool', () => {
  it('selects the smallest box under the pointer, the topmost of equals', () => {
    const regions = [
      boxRegion('small', [200, 200, 50, 50]),
      boxRegion('large', [100, 100, 400, 400]),
      boxRegion('twin', [200, 200, 50, 50]),
    ];
    const test = new TestEditor({ answer: { regions, classIds: [] } });
    test.click(220, 220).expectSelected('twin').click(400, 400).expectSelected('large');
    test.click(220, 220).expectSelected('twin');
  });

  it('shows what a drag would do by the cursor', () => {
    const test = new TestEditor(nested).pointerMove(300, 300).expectCursor('crosshair');
    test.click(300, 300).expectCursor('move').keyDown('AltLeft', { alt: true });
    test.expectCursor('crosshair').keyUp('AltLeft').pointerMove(500, 500);
    test.expectCursor('nwse-resize').pointerMove(700, 700).expectCursor('crosshair');
  });
});

it('a gesture that the system cancels is told to listeners, even when nothing was drawn yet', () => {
  const test = new TestEditor().pointerDown(10, 20).expectPath('draw-box.pointing');
  test.notifications = 0;
  test.editor.pointerCancel();
  expect(test.notifications).toBe(1);
  test.expectPath('draw-box.idle');
});
