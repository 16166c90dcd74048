import { describe, expect, it } from 'vitest';
import { boxRegion, TestEditor } from '../testing/test-editor';

const [alt, ctrl, shift] = [{ alt: true }, { ctrl: true }, { shift: true }];

/** a, b and c lie on each other in this order; d lies apart, between b and c. */
function open(chosen?: string) {
  const regions = [
    boxRegion('a', [100, 100, 200, 200]),
    boxRegion('b', [150, 150, 200, 200]),
    boxRegion('d', [700, 600, 50, 50]),
    boxRegion('c', [200, 200, 200, 200]),
  ];
  const test = new TestEditor({ answer: { regions, classIds: [] } });
  if (chosen !== undefined) test.editor.select([...chosen].map((name) => `rgn_${name}` as const));
  return test;
}
const order = (test: TestEditor) => test.answer.regions.map(({ id }) => id?.slice(4)).join('');

describe('the order in which regions lie on each other', () => {
  it.each([
    ['bring-forward', 'PageUp', {}, 'a', 'badc'],
    ['bring-forward', 'PageUp', {}, 'b', 'adcb'],
    ['bring-forward', 'PageUp', {}, 'ab', 'dcab'],
    ['bring-forward', 'PageUp', {}, 'd', 'abdc'],
    ['send-backward', 'PageDown', {}, 'c', 'acbd'],
    ['send-backward', 'PageDown', {}, 'cb', 'bcad'],
    ['bring-to-front', 'PageUp', shift, 'ab', 'dcab'],
    ['bring-to-front', 'PageUp', shift, 'c', 'abdc'],
    ['send-to-back', 'PageDown', shift, 'cd', 'dcab'],
  ])('%s by %s of %s%s gives %s', (_id, code, modifiers, chosen, result) => {
    const test = open(chosen).key(code, modifiers);
    expect(order(test)).toBe(result);
    const isChanged = result !== 'abdc';
    expect(test.state.canUndo).toBe(isChanged);
    if (isChanged) expect(order(test.key('KeyZ'))).toBe('abdc');
  });

  it('by name does the same', () => {
    expect(order(open('a').act('bring-forward'))).toBe('badc');
    expect(order(open('c').act('send-backward'))).toBe('acbd');
    expect(order(open('a').act('bring-to-front'))).toBe('bdca');
    expect(order(open('c').act('send-to-back'))).toBe('cabd');
  });

  it('changes nothing but the order: a prediction stays one', () => {
    const test = open();
    test.editor.loadPredictions([boxRegion('p', [100, 100, 50, 50])]);
    test.editor.select(['rgn_p']);
    test.act('send-to-back');
    expect(test.answer.regions[0]).toMatchObject({ id: 'rgn_p', origin: 'prediction' });
  });

  it('holds out against endless changes between the same two neighbours', () => {
    const test = open();
    for (let turn = 0; turn < 200; turn += 1) {
      for (const name of ['a', 'b'] as const) {
        test.editor.select([`rgn_${name}`]);
        test.act('bring-forward');
      }
    }
    expect(order(test)).toBe('abdc');
    const zs = test.editor.toDraft().regions.map(({ z }) => z);
    expect(new Set(zs).size).toBe(4);
  });

  it('decides which of two equal regions a click picks', () => {
    const regions = [boxRegion('a', [100, 100, 50, 50]), boxRegion('b', [100, 100, 50, 50])];
    const test = new TestEditor({ answer: { regions, classIds: [] } });
    test.click(120, 120).expectSelected('b').act('send-to-back').key('Escape');
    test.click(140, 140).expectSelected('a');
  });
});

describe('toggle-lock', () => {
  const locked = () => open('a').key('KeyL').key('Escape');
  const start = open().answer;

  it('keeps the pointer from picking, moving and reshaping it', () => {
    const test = locked().click(120, 120).key('Escape');
    expect(test.state.selectedIds).toEqual([]);
    test.editor.select(['rgn_a']);
    expect(test.editor.getScene().live[0]?.handles).toEqual([]);
    test.drag([120, 120], [140, 140]).key('Delete').expectPath('draw-box.idle');
    expect(test.answer).toEqual(start);
  });

  it('lets a drag over it draw', () => {
    const test = locked().drag([110, 110], [140, 140]);
    expect(test.boxes).toHaveLength(5);
  });

  it('keeps every key from changing it but the one that unlocks it', () => {
    const test = locked();
    test.editor.select(['rgn_a']);
    const codes = ['ArrowLeft', 'Delete', 'KeyX', 'Digit3', 'KeyR', 'KeyQ', 'KeyT', 'PageUp'];
    for (const code of codes) test.key(code).key(code, shift);
    for (const code of ['ArrowLeft', 'ArrowRight']) test.key(code, alt).key(code, ctrl);
    test.key('KeyG', ctrl).key('KeyP', shift);
    expect(test.answer).toEqual(start);
    test.key('KeyL').key('Delete');
    expect(order(test)).toBe('bdc');
  });

  it('leaves the others of a selection open', () => {
    const test = locked();
    test.editor.select(['rgn_a', 'rgn_d']);
    test.key('ArrowRight').drag([720, 620], [730, 620]).key('KeyQ');
    expect(test.answer.regions[0]).toEqual(start.regions[0]);
    expect(test.answer.regions[2]).toMatchObject({ x: 711, flags: ['occluded'] });
  });

  it('is one undo step, is kept in the draft, and is no part of the answer', () => {
    const test = locked();
    expect(test.answer).toEqual(start);
    expect(test.editor.toDraft().regions.map(({ isLocked }) => isLocked)).toEqual([
      true,
      false,
      false,
      false,
    ]);
    test.key('KeyZ');
    expect(test.editor.toDraft()).toEqual(open().editor.toDraft());
  });

  it('keeps a proposal from being accepted or rejected, and the walk from stopping there', () => {
    const test = new TestEditor();
    test.editor.loadPredictions([
      boxRegion('p', [100, 100, 50, 50], { confidence: 0.1 }),
      boxRegion('q', [300, 100, 50, 50], { confidence: 0.2 }),
      boxRegion('r', [500, 100, 50, 50], { confidence: 0.3 }),
    ]);
    test.editor.select(['rgn_q']);
    test.key('KeyL').key('KeyA').key('KeyX').expectSelected('q');
    test.editor.selectFirstSuspect();
    test.key('KeyX').expectSelected('r').key('KeyA', shift);
    expect(test.state.suspectCount).toBe(1);
    expect(test.boxes).toHaveLength(2);
  });
});

describe('toggle-hide-selected and show-all', () => {
  const hidden = () => open('c').key('KeyH', alt);
  const shown = (test: TestEditor) =>
    test.editor
      .getScene()
      .resting.flatMap(({ ids }) => ids)
      .map((id) => id.slice(4))
      .sort()
      .join('');

  it('takes it from sight and from the pointer, not from the list or the answer', () => {
    const test = hidden().expectSelected();
    expect(shown(test)).toBe('abd');
    expect(test.answer).toEqual(open().answer);
    expect(test.editor.getRegions()).toHaveLength(4);
    expect([...test.state.hiddenIds]).toEqual(['rgn_c']);
    expect(test.state.canUndo).toBe(false);
    test.click(380, 380).expectPath('draw-box.drawing');
  });

  it('is seen while it is selected, and can then be shown for good', () => {
    const test = hidden();
    test.editor.select(['rgn_c']);
    expect(test.editor.getScene().live[0]?.record.id).toBe('rgn_c');
    test.key('Escape');
    expect(shown(test)).toBe('abd');
    test.editor.select(['rgn_c']);
    test.key('KeyH', alt).key('Escape');
    expect(shown(test)).toBe('abcd');
  });

  it('shows all again, whatever was hidden in which way', () => {
    const test = hidden()
      .key('KeyH', shift)
      .key('KeyH', { ...alt, ...shift });
    expect(test.state.isHidden).toBe(false);
    expect(shown(test)).toBe('abcd');
    expect(test.editor.runAction('show-all')).toBe(false);
  });

  it('hides by the list without a selection', () => {
    const test = open();
    test.editor.setHidden(['rgn_a', 'rgn_b'], true);
    expect(shown(test)).toBe('cd');
    test.editor.setHidden(['rgn_a'], false);
    expect(shown(test)).toBe('acd');
  });
});

describe('toggle-hide-all', () => {
  const isSeen = (test: TestEditor) => test.editor.getScene().isLiveSeen;

  it('hides what is selected too, also what was drawn just before', () => {
    const test = open().drag([400, 500], [500, 600]).key('KeyH', shift);
    expect(isSeen(test)).toBe(false);
    test.pointerMove(500, 600).expectCursor('crosshair').key('KeyH', shift);
    expect(isSeen(test)).toBe(true);
  });

  it('lets what is drawn meanwhile be seen and corrected, until another is drawn', () => {
    const test = open().key('KeyH', shift).drag([400, 500], [500, 600]);
    expect(isSeen(test)).toBe(true);
    test.drag([500, 600], [520, 610]).expectPath('draw-box.idle');
    expect(test.boxes.at(-1)).toEqual([0, 400, 500, 120, 110]);
    test.key('Tab');
    expect(isSeen(test)).toBe(false);
    expect(test.state.isHidden).toBe(true);
  });
});

describe('select-all', () => {
  it('selects what can be seen and is not locked', () => {
    const test = open('a').key('KeyL');
    test.editor.setHidden(['rgn_b'], true);
    test.key('KeyA', ctrl).expectSelected('d', 'c');
    expect(test.state.canUndo).toBe(true);
  });

  it('selects nothing while all is hidden', () => {
    open().key('KeyH', shift).key('KeyA', ctrl).expectSelected();
  });

  it('of very many leaves none live: they are drawn as resting groups that are selected', () => {
    const regions = Array.from({ length: 200 }, (_, index) =>
      boxRegion(`n${index}`, [index * 5, 10, 4, 4], { classId: index % 2 }),
    );
    const test = new TestEditor({ answer: { regions, classIds: [] } }).key('KeyA', ctrl);
    const { live, resting } = test.editor.getScene();
    expect(live).toEqual([]);
    expect(test.editor.getSelected()).toHaveLength(200);
    expect(resting.map(({ isSelected, ids }) => [isSelected, ids.length])).toEqual([
      [true, 100],
      [true, 100],
    ]);
    test.key('Delete').expectBoxes();
    test.key('KeyZ').key('Escape');
    expect(test.editor.getScene().resting.every(({ isSelected }) => !isSelected)).toBe(true);
  });
});
