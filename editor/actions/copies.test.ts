import { describe, expect, it } from 'vitest';
import { AnswerSchema } from '@/core/annotation';
import { Clipboard } from '../clipboard';
import { BOX_SCHEMA, boxRegion, TestEditor } from '../testing/test-editor';

const [ctrl, shift] = [{ ctrl: true }, { shift: true }];
function open(more = {}) {
  const regions = [
    boxRegion('a', [100, 100, 200, 100], { classId: 1, flags: ['occluded'], group: 4 }),
    boxRegion('b', [600, 600, 100, 100], { group: 4 }),
  ];
  return new TestEditor({ answer: { regions, classIds: [] }, ...more });
}
const both = [
  [1, 100, 100, 200, 100],
  [0, 600, 600, 100, 100],
];

describe('copy-selected and paste', () => {
  it('put a copy about the pointer, selected, with all that belongs to it', () => {
    const test = open().key('Tab').key('KeyC', ctrl).pointerMove(500, 400).key('KeyV', ctrl);
    test.expectBoxes(...both, [1, 400, 350, 200, 100]);
    expect(test.selected).toMatchObject({ flags: ['occluded'], group: 5, origin: 'manual' });
    test.drag([500, 400], [510, 400]).expectBoxes(...both, [1, 410, 350, 200, 100]);
    test
      .key('KeyZ')
      .key('KeyZ')
      .expectBoxes(...both);
  });

  it('put it a little beside where the pointer is not over the picture', () => {
    const test = open().key('Tab').key('KeyC', ctrl).key('KeyV', ctrl).key('KeyV', ctrl);
    test.expectBoxes(...both, [1, 110, 110, 200, 100], [1, 120, 120, 200, 100]);
  });

  it('keep several as they lie to each other, inside the image, in a group of their own', () => {
    const test = open().key('KeyA', ctrl).key('KeyC', ctrl).pointerMove(990, 790);
    test.key('KeyV', ctrl).expectBoxes(...both, [1, 400, 200, 200, 100], [0, 900, 700, 100, 100]);
    expect(test.answer.regions.map(({ group }) => group)).toEqual([4, 4, 5, 5]);
    expect(AnswerSchema.parse(test.answer)).toEqual(test.answer);
  });

  it('carry over to the next item, cut off at its edges, as often as one likes', () => {
    const clipboard = new Clipboard();
    open({ clipboard }).key('KeyA', ctrl).key('KeyC', ctrl);
    const image = { widthPx: 300, heightPx: 250 };
    const next = new TestEditor({ clipboard, image });
    next.key('KeyV', ctrl).expectBoxes([1, 100, 100, 200, 100]).key('KeyV', ctrl);
    expect(next.boxes).toEqual([
      [1, 100, 100, 200, 100],
      [1, 90, 90, 200, 100],
    ]);
  });

  it('make a prediction a region of the person', () => {
    const test = new TestEditor();
    test.editor.loadPredictions([boxRegion('p', [100, 100, 50, 50], { confidence: 0.4 })]);
    test.key('Tab').key('KeyC', ctrl).key('KeyV', ctrl);
    expect(test.answer.regions[0]).toMatchObject({ origin: 'prediction', confidence: 0.4 });
    expect(test.answer.regions[1]?.origin).toBe('manual');
    expect(test.answer.regions[1]).not.toHaveProperty('confidence');
  });

  it('leave out what has no class here any more', () => {
    const clipboard = new Clipboard();
    open({ clipboard }).key('KeyA', ctrl).key('KeyC', ctrl);
    const classes = BOX_SCHEMA.classes.map((entry) => ({ ...entry, isDeleted: entry.id === 1 }));
    const test = new TestEditor({ clipboard, schema: { ...BOX_SCHEMA, classes } });
    test.key('KeyV', ctrl).expectBoxes([0, 600, 600, 100, 100]);
  });

  it('do nothing without a selection or a copy', () => {
    const test = open();
    expect(test.editor.keyDown({ code: 'KeyC', ctrl: true })).toBe(false);
    expect(test.editor.keyDown({ code: 'KeyV', ctrl: true })).toBe(false);
  });
});

describe('duplicate-selected', () => {
  it('adds copies 10 px beside, selected, in one step', () => {
    const test = open()
      .key('Tab')
      .key('KeyD', ctrl)
      .expectBoxes(...both, [1, 110, 110, 200, 100]);
    expect(test.selected).toMatchObject({ x: 110, isLocked: false });
    test.key('KeyZ').expectBoxes(...both);
  });

  it('goes the other way in the last corner', () => {
    const regions = [boxRegion('a', [900, 700, 100, 100])];
    const test = new TestEditor({ answer: { regions, classIds: [] } }).key('Tab').key('KeyD', ctrl);
    test.expectBoxes([0, 900, 700, 100, 100], [0, 890, 690, 100, 100]);
  });

  it('leaves the clipboard alone', () => {
    const test = open().key('Tab').key('KeyC', ctrl).key('Tab').key('KeyD', ctrl);
    test.key('KeyV', ctrl);
    expect(test.boxes.slice(2)).toEqual([
      [0, 610, 610, 100, 100],
      [1, 110, 110, 200, 100],
    ]);
  });
});

describe('repeat-previous', () => {
  const previousRegions = open().answer.regions;

  it('adds what the item before had, in the same places, in one step', () => {
    const test = new TestEditor({ previousRegions }).key('KeyV').expectBoxes(...both);
    expect(test.answer.regions.every(({ origin }) => origin === 'manual')).toBe(true);
    const ids = test.answer.regions.map(({ id }) => id);
    expect(ids).not.toContain('rgn_a');
    test.key('KeyZ').expectBoxes();
  });

  it('moves all of it by the arrows, while a drag inside draws and a digit is for the next', () => {
    const test = new TestEditor({ previousRegions }).key('KeyV').key('ArrowRight', shift);
    test.expectBoxes([1, 110, 100, 200, 100], [0, 610, 600, 100, 100]).key('Digit3');
    test.drag([150, 120], [180, 160]);
    test.expectBoxes([1, 110, 100, 200, 100], [0, 610, 600, 100, 100], [2, 150, 120, 30, 40]);
  });

  it('pressed again adds nothing where all lies there still, else what is missing', () => {
    const test = new TestEditor({ previousRegions })
      .key('KeyV')
      .key('KeyV')
      .expectBoxes(...both);
    test.key('Tab').key('ArrowDown').key('KeyV');
    test.expectBoxes([1, 100, 100, 200, 100], [0, 600, 601, 100, 100], [0, 600, 600, 100, 100]);
    const image = { widthPx: 250, heightPx: 300 };
    const small = new TestEditor({ previousRegions, image }).key('KeyV').key('KeyV');
    small.expectBoxes([1, 100, 100, 150, 100]).key('KeyZ').expectBoxes();
  });

  it('cuts off at the edges of a smaller picture and leaves out what lies outside', () => {
    const image = { widthPx: 250, heightPx: 300 };
    new TestEditor({ previousRegions, image }).key('KeyV').expectBoxes([1, 100, 100, 150, 100]);
  });

  it('takes what the host has learnt since, and says how many there are', () => {
    const test = new TestEditor();
    test.key('KeyV').expectBoxes();
    test.editor.setPreviousRegions(previousRegions);
    expect(test.state.previousCount).toBe(2);
    test.key('KeyV').expectBoxes(...both);
  });
});
