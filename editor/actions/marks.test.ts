import { describe, expect, it } from 'vitest';
import { AnswerSchema } from '@/core/annotation';
import { makeLabelSchema } from '@/core/label-schema/make-label-schema';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import { boxRegion, TestEditor } from '../testing/test-editor';

const [ctrl, shift] = [{ ctrl: true }, { shift: true }];
function open() {
  const regions = [
    boxRegion('a', [100, 100, 200, 100]),
    boxRegion('b', [600, 600, 100, 100], { flags: ['truncated'] }),
    boxRegion('c', [400, 100, 100, 100]),
  ];
  return new TestEditor({ answer: { regions, classIds: [] } });
}
const flags = (test: TestEditor) => test.answer.regions.map((region) => region.flags ?? []);

describe.each([
  ['toggle-occluded', 'occluded', 'KeyQ', {}],
  ['toggle-truncated', 'truncated', 'KeyT', {}],
  ['toggle-difficult', 'difficult', 'KeyQ', shift],
  ['toggle-crowd', 'crowd', 'KeyT', shift],
] as const)('%s', (id, flag, code, modifiers) => {
  it('sets the flag by its key and takes it away again, each in one step', () => {
    const test = open().key('Tab').key(code, modifiers);
    expect(flags(test)).toEqual([[flag], ['truncated'], []]);
    expect(AnswerSchema.parse(test.answer)).toEqual(test.answer);
    test.key(code, modifiers);
    expect(test.answer.regions[0]).not.toHaveProperty('flags');
    test.key('KeyZ').key('KeyZ');
    expect(flags(test)).toEqual([[], ['truncated'], []]);
  });

  it('sets it on all that are selected, and takes it away only where all have it', () => {
    const test = open().key('KeyA', ctrl).act(id);
    expect(flags(test).every((set) => set.includes(flag))).toBe(true);
    expect(flags(test)[1]).toContain('truncated');
    test.act(id);
    expect(flags(test).some((set) => set.includes(flag))).toBe(false);
  });
});

describe('group-selected and ungroup-selected', () => {
  const groups = (test: TestEditor) => test.answer.regions.map(({ group }) => group);

  it('number groups one after the other, in one step each', () => {
    const test = open();
    test.editor.select(['rgn_a', 'rgn_b']);
    test.key('KeyG', ctrl);
    expect(groups(test)).toEqual([1, 1, undefined]);
    test.editor.select(['rgn_b', 'rgn_c']);
    test.key('KeyG', ctrl);
    expect(groups(test)).toEqual([1, 2, 2]);
    test.key('KeyG', { ...ctrl, ...shift });
    expect(groups(test)).toEqual([1, undefined, undefined]);
    expect(test.answer.regions[1]).not.toHaveProperty('group');
    test.key('KeyZ').key('KeyZ').key('KeyZ');
    expect(groups(test)).toEqual([undefined, undefined, undefined]);
  });

  it('need two regions, and a group', () => {
    const test = open().key('Tab');
    expect(test.editor.runAction('group-selected')).toBe(false);
    expect(test.editor.runAction('ungroup-selected')).toBe(false);
  });
});

const schema: LabelSchema = makeLabelSchema('image', {
  classes: [{ name: 'car' }, { name: 'tree' }],
  attributes: [
    { name: 'colour', type: 'select', options: ['red', 'blue'], default: 'red', classIds: [0] },
    { name: 'doors', type: 'number', min: 1, max: 5, classIds: [0], isRequired: true },
    { name: 'leaves', type: 'checkbox', classIds: [1], default: true },
    { name: 'note', type: 'text' },
  ],
});

describe('set-attribute', () => {
  const attributes = (test: TestEditor) => test.answer.regions.map((region) => region.attributes);
  const drawn = () => new TestEditor({ schema }).drag([10, 10], [60, 60]);

  it('begins with the defaults of the class', () => {
    expect(attributes(drawn())).toEqual([{ colour: 'red' }]);
    const test = new TestEditor({ schema }).key('Digit2').drag([10, 10], [60, 60]);
    expect(attributes(test)).toEqual([{ leaves: true }]);
  });

  it('sets and takes away values, in one step each', () => {
    const test = drawn().act('set-attribute', { name: 'doors', value: 3 });
    test.act('set-attribute', { name: 'note', value: 'dented' });
    expect(attributes(test)).toEqual([{ colour: 'red', doors: 3, note: 'dented' }]);
    test.act('set-attribute', { name: 'colour', value: null });
    expect(attributes(test)).toEqual([{ doors: 3, note: 'dented' }]);
    test.key('KeyZ').key('KeyZ').key('KeyZ');
    expect(attributes(test)).toEqual([{ colour: 'red' }]);
  });

  it.each([
    ['doors', 6],
    ['doors', 'three'],
    ['doors', Number.NaN],
    ['colour', 'green'],
    ['colour', true],
    ['leaves', true],
    ['nonsense', 'x'],
  ])('refuses %s = %s', (name, value) => {
    expect(drawn().editor.runAction('set-attribute', { name, value })).toBe(false);
  });

  it('leaves out those of the selected regions whose class does not have it', () => {
    const test = drawn().key('Escape').key('Digit2').drag([100, 10], [160, 60]).key('KeyA', ctrl);
    test.act('set-attribute', { name: 'leaves', value: false });
    expect(attributes(test)).toEqual([{ colour: 'red' }, { leaves: false }]);
  });

  it('goes along with a change of class: what is foreign to it goes, defaults come', () => {
    const test = drawn().act('set-attribute', { name: 'note', value: 'x' }).key('Digit2');
    expect(attributes(test)).toEqual([{ note: 'x', leaves: true }]);
    test.key('KeyZ');
    expect(attributes(test)).toEqual([{ colour: 'red', note: 'x' }]);
  });

  it('makes a prediction an edited one, whose defaults are there already', () => {
    const test = new TestEditor({ schema });
    test.editor.loadPredictions([boxRegion('p', [10, 10, 50, 50], { confidence: 0.3 })]);
    expect(attributes(test)).toEqual([{ colour: 'red' }]);
    test.key('Tab').act('set-attribute', { name: 'doors', value: 2 });
    expect(test.answer.regions[0]).toMatchObject({
      origin: 'prediction_edited',
      attributes: { colour: 'red', doors: 2 },
    });
  });
});

describe('submit', () => {
  it('is refused while a required attribute is missing, and selects the first such region', () => {
    const test = new TestEditor({ schema }).drag([10, 10], [60, 60]).drag([200, 10], [260, 60]);
    const [first, second] = test.answer.regions.map(({ id }) => id);
    test.key('Escape').key('Space');
    expect(test.requests).toEqual([{ kind: 'missing-attributes', regionIds: [first, second] }]);
    expect(test.state.selectedIds).toEqual([first]);
    test.act('set-attribute', { name: 'doors', value: 2 }).key('Space');
    expect(test.requests.at(-1)).toEqual({ kind: 'missing-attributes', regionIds: [second] });
    test.act('set-attribute', { name: 'doors', value: 4 }).key('Space');
    test.expectRequests('missing-attributes', 'missing-attributes', 'submit');
  });

  it('asks nothing of rejected predictions and of other classes', () => {
    const test = new TestEditor({ schema }).key('Digit2').drag([10, 10], [60, 60]);
    test.editor.loadPredictions([boxRegion('p', [100, 10, 50, 50])]);
    test.editor.select(['rgn_p']);
    test.key('KeyX').key('Space').expectRequests('submit');
  });
});
