import { describe, expect, it } from 'vitest';
import { makeLabelSchema } from '@/core/label-schema/make-label-schema';
import { boxRegion, TestEditor } from '../testing/test-editor';
import { ACTIONS } from './action-registry';

function open() {
  const regions = [
    boxRegion('a', [100, 100, 200, 100]),
    boxRegion('b', [600, 600, 100, 100], { classId: 1 }),
  ];
  return new TestEditor({ answer: { regions, classIds: [] } });
}
const a = [0, 100, 100, 200, 100];
const b = [1, 600, 600, 100, 100];

describe('the registry', () => {
  it('names every action and label once', () => {
    expect(new Set(ACTIONS.map(({ id }) => id)).size).toBe(ACTIONS.length);
    expect(new Set(ACTIONS.map(({ labelKey }) => labelKey)).size).toBe(ACTIONS.length);
  });
});

describe('select-next and select-previous', () => {
  it('Tab goes through all regions and round, Shift+Tab back', () => {
    const test = open().key('Tab').expectSelected('a').key('Tab').expectSelected('b');
    test.key('Tab').expectSelected('a').key('Tab', { shift: true }).expectSelected('b');
  });

  it('Shift+Tab begins at the last', () => {
    open().key('Tab', { shift: true }).expectSelected('b');
  });

  it('go through what a list shows in its order, and through all where it shows none', () => {
    const test = open();
    const [first, second] = test.editor.getRegions().map(({ id }) => id);
    test.editor.setWalk([second, first].filter((id) => id !== undefined));
    test.key('Tab').expectSelected('b').key('Tab').expectSelected('a');
    test.editor.setWalk([]);
    test.key('Tab').expectSelected('b').key('Tab').expectSelected('a');
  });

  it('go on where the list no longer shows a region, or where it was deleted', () => {
    const regions = ['a', 'b', 'c', 'd'].map((name, at) => boxRegion(name, [100 * at, 0, 50, 50]));
    const test = new TestEditor({ answer: { regions, classIds: [] } });
    const [one, , three, four] = test.editor.getRegions().map(({ id }) => id);
    test.key('Tab').key('Tab').expectSelected('b').key('Digit2');
    test.editor.setWalk([one, three, four].filter((id) => id !== undefined));
    test.key('Tab').expectSelected('c').key('Delete').expectSelected();
    test.key('Tab').expectSelected('d').key('Delete').key('Tab', { shift: true });
    test.expectSelected('a').key('Escape').key('Tab').expectSelected('a');
  });

  it('brings the region into view and leaves the picture alone where it is in view', () => {
    const test = open();
    const before = test.editor.getScene().camera;
    test.key('Tab');
    expect(test.editor.getScene().camera).toBe(before);
    test.wheel(0, 0, -1500).key('Tab').expectSelected('b');
    const { camera } = test.editor.getScene();
    const left = 600 * camera.scale + camera.offset.x;
    expect(left).toBeGreaterThanOrEqual(0);
    expect(left + 100 * camera.scale).toBeLessThanOrEqual(camera.view.width);
  });

  it('leaves Tab to the browser where there is no region', () => {
    expect(new TestEditor().editor.keyDown({ code: 'Tab' })).toBe(false);
  });
});

describe('nudge', () => {
  it('moves by 1 px, with Shift by 10, and stops at the edge', () => {
    const test = open().key('Tab').key('ArrowRight').key('ArrowRight').key('ArrowRight');
    test.expectBoxes([0, 103, 100, 200, 100], b);
    test.key('ArrowUp', { shift: true }).expectBoxes([0, 103, 90, 200, 100], b);
    for (let press = 0; press < 12; press += 1) test.key('ArrowUp', { shift: true });
    test.expectBoxes([0, 103, 0, 200, 100], b);
  });

  it('by a held key is one undo step', () => {
    const test = open().key('Tab').keyDown('ArrowDown');
    for (let press = 0; press < 5; press += 1) test.keyDown('ArrowDown', { repeat: true });
    test.keyUp('ArrowDown').expectBoxes([0, 100, 106, 200, 100], b).key('KeyZ').expectBoxes(a, b);
  });

  it('does nothing without a selection', () => {
    const test = open().key('ArrowDown').expectBoxes(a, b);
    expect(test.state.canUndo).toBe(false);
  });
});

describe('delete-selected and reject-selected', () => {
  it.each(['Delete', 'Backspace', 'KeyX'])(
    '%s removes the selected region; undo gives it back',
    (key) => {
      const test = open().key('Tab').key(key).expectBoxes(b).expectSelected();
      test.key('KeyZ', { ctrl: true }).expectBoxes(a, b).expectSelected('a');
      test.key('KeyY', { ctrl: true }).expectBoxes(b);
    },
  );
});

describe('set-class', () => {
  it('changes the selected region and what is drawn next, in one step', () => {
    const test = open().key('Tab').key('Digit3').expectBoxes([2, 100, 100, 200, 100], b);
    expect(test.state.activeClassId).toBe(2);
    test.key('KeyZ').expectBoxes(a, b);
  });

  it('never changes a region that is merely hovered', () => {
    const test = open().pointerMove(650, 650);
    expect(test.editor.getScene().hovered?.id).toBe('rgn_b');
    test.key('Digit3').expectBoxes(a, b);
    expect(test.state).toMatchObject({ activeClassId: 2, canUndo: false });
  });

  it('during a move takes the move back first and is a step of its own', () => {
    const test = open().key('Tab').key('ArrowRight').pointerDown(150, 150).pointerMove(180, 180);
    test.key('Digit2').pointerUp(180, 180).expectBoxes([1, 101, 100, 200, 100], b);
    test.key('KeyZ').expectBoxes([0, 101, 100, 200, 100], b);
  });

  it('gives Shift and a digit to classes beyond the tenth', () => {
    const classes = Array.from({ length: 12 }, (_, index) => ({ name: `class ${index}` }));
    const test = new TestEditor({ schema: makeLabelSchema('image', { classes }) });
    test.key('Digit2', { shift: true }).drag([10, 10], [20, 30]).expectBoxes([11, 10, 10, 10, 20]);
  });

  it('refuses a class that was deleted', () => {
    const test = open();
    expect(test.editor.runAction('set-class', { classId: 99 })).toBe(false);
  });
});

describe('undo and redo', () => {
  it('are enabled only where there is something to do', () => {
    const test = open();
    expect(test.state).toMatchObject({ canUndo: false, canRedo: false });
    test.drag([400, 300], [450, 350]);
    expect(test.state).toMatchObject({ canUndo: true, canRedo: false });
    test.key('KeyZ');
    expect(test.state).toMatchObject({ canUndo: false, canRedo: true });
  });

  it('undo in a gesture ends the gesture and nothing more', () => {
    const test = open().drag([400, 300], [450, 350]).pointerDown(500, 500).pointerMove(550, 560);
    test.key('KeyZ').pointerUp(550, 560);
    expect(test.boxes).toHaveLength(3);
  });

  it('a new step ends redo, a new selection does not', () => {
    const test = open().drag([400, 300], [450, 350]).key('KeyZ').key('Tab');
    expect(test.state.canRedo).toBe(true);
    test.key('ArrowLeft');
    expect(test.state.canRedo).toBe(false);
  });
});

describe('zoom-in, zoom-out, zoom-to-fit and zoom-to-actual-size', () => {
  it('go by keys about the middle', () => {
    const test = open();
    expect(test.state.scale).toBe(1);
    test.key('Equal').key('NumpadAdd');
    expect(test.state.scale).toBeCloseTo(1.5625);
    test.key('Minus');
    expect(test.state.scale).toBeCloseTo(1.25);
    test.key('KeyF', { shift: true });
    expect(test.state.scale).toBe(1);
    test.key('Equal').key('KeyF');
    expect(test.editor.getScene().camera.isFit).toBe(true);
    expect(test.state.canUndo).toBe(false);
  });
});

describe('hide-all and toggle-hide-all', () => {
  it('hide while H is held or until Shift+H, and the answer stays the same', () => {
    const test = open();
    const before = test.answer;
    test.keyDown('KeyH');
    expect(test.state.isHidden).toBe(true);
    expect(test.answer).toEqual(before);
    test.pointerMove(150, 150);
    expect(test.editor.getScene().hovered).toBeNull();
    test.keyUp('KeyH');
    expect(test.state.isHidden).toBe(false);
    test.keyDown('KeyH').editor.blur();
    expect(test.state.isHidden).toBe(false);
    test.key('KeyH', { shift: true });
    expect(test.state.isHidden).toBe(true);
  });
});

describe('submit and skip', () => {
  it.each(['Space', 'Enter', 'NumpadEnter'])('%s asks to submit', (key) => {
    open().key(key).expectRequests('submit');
  });

  it.each(['Enter', 'Space'])('%s before the button is up submits what is seen', (key) => {
    const test = open().key('Tab').pointerDown(150, 150).pointerMove(180, 180);
    const heard: number[][][] = [];
    test.editor.on('request', () => heard.push(test.boxes));
    const moved = [0, 130, 130, 200, 100];
    test.key(key).pointerMove(400, 400).pointerUp(400, 400);
    expect(heard).toEqual([[moved, b]]);
    const drawn = [0, 700, 100, 100, 50];
    test.pointerDown(700, 100).pointerMove(760, 130).pointerMove(800, 150).key(key);
    expect(heard.at(-1)).toEqual([moved, b, drawn]);
    test.pointerMove(900, 400).pointerUp(900, 400).expectBoxes(moved, b, drawn);
    test.key('KeyZ').expectBoxes(moved, b).key('KeyZ').expectBoxes(a, b);
  });

  it('leave nothing of a drag behind that is skipped over', () => {
    const test = open().key('Tab').pointerDown(150, 150).pointerMove(180, 180).key('KeyN');
    test.expectRequests('skip').expectBoxes(a, b);
  });

  it('N asks to skip, and no key acts while a person is typing', () => {
    open().key('KeyN').expectRequests('skip');
    const typing = { isTyping: true };
    open().key('KeyN', typing).key('Space', typing).key('Enter', typing).expectRequests();
  });
});

describe('cancel', () => {
  it('at rest clears the selection and changes nothing else', () => {
    const test = open().key('Tab').key('Escape').expectSelected().expectBoxes(a, b);
    expect(test.operations).toEqual([]);
  });
});

describe('an editor without boxes', () => {
  it('has no drawing, and digits choose the class of the item', () => {
    const schema = makeLabelSchema('image', {
      classes: [{ name: 'cat' }, { name: 'dog' }],
      choice: 'multiple',
    });
    const test = new TestEditor({ schema })
      .expectPath('pan.idle')
      .key('KeyB')
      .expectPath('pan.idle');
    test.key('Digit1').key('Digit2').key('Digit1').expectRequests();
    expect(test.answer.classIds).toEqual([1]);
    test.key('KeyZ').key('KeyZ');
    expect(test.answer.classIds).toEqual([0]);
  });
});
