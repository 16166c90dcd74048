import { describe, expect, it } from 'vitest';
import { makeLabelSchema } from '@/core/label-schema/make-label-schema';
import { TestEditor } from './testing/test-editor';

const classes = [{ name: 'negative' }, { name: 'positive' }, { name: 'neutral' }];
const open = (choice: 'single' | 'multiple') =>
  new TestEditor({ kind: 'text', schema: makeLabelSchema('text', { classes, choice }) });

describe('a single choice', () => {
  it('is answered and submitted by one key', () => {
    const test = open('single').key('Digit2').expectRequests('submit');
    expect(test.answer).toEqual({ regions: [], classIds: [1] });
  });

  it('cannot be submitted unanswered, and the host is told what is missing', () => {
    const test = open('single').key('Space').key('Enter').act('submit');
    test.expectRequests('missing-class', 'missing-class', 'missing-class');
    expect(test.editor.getState()).toMatchObject({ canUndo: false, canRedo: false });
    test.editor.toggleItemClass(1);
    test.key('Space').expectRequests('missing-class', 'missing-class', 'missing-class', 'submit');
  });

  it('is replaced by a click without being submitted, and undo brings the other back', () => {
    const test = open('single');
    test.editor.toggleItemClass(0);
    test.editor.toggleItemClass(2);
    expect(test.answer.classIds).toEqual([2]);
    test.key('KeyZ').expectRequests();
    expect(test.answer.classIds).toEqual([0]);
  });

  it('proposed by a model is submitted by Space, and says who chose it', () => {
    const test = open('single');
    test.editor.loadPredictions([], [1]);
    expect(test.state.item).toMatchObject({ classIds: [1], origin: 'prediction' });
    test.key('Space').expectRequests('submit').key('Digit1');
    expect(test.state.item).toMatchObject({ classIds: [0], origin: 'prediction_edited' });
  });

  it('of a person is not overwritten by a proposal that comes late', () => {
    const test = open('single');
    test.editor.toggleItemClass(0);
    test.editor.loadPredictions([], [1]);
    expect(test.answer.classIds).toEqual([0]);
  });
});

describe('a multiple choice (toggle-item-class)', () => {
  it('is toggled by keys and submitted by Space', () => {
    const test = open('multiple').key('Digit3').key('Digit1').key('Digit3').key('Digit2');
    expect(test.answer.classIds).toEqual([0, 1]);
    test.expectRequests().key('Space').expectRequests('submit');
  });
});

describe('where regions are drawn too', () => {
  const schema = makeLabelSchema('image', { classes, regions: ['box'], choice: 'single' });

  it('Alt and a digit is a class of the item, the plain digit one of the regions', () => {
    const test = new TestEditor({ schema }).drag([100, 100], [200, 200]).key('Digit2');
    expect(test.answer.classIds).toEqual([]);
    test.key('Digit3', { alt: true }).key('Space').expectRequests('submit');
    expect(test.answer).toMatchObject({ regions: [{ classId: 1 }], classIds: [2] });
  });
});

describe('a text', () => {
  it('has no image actions', () => {
    const { editor } = open('multiple');
    expect(editor.actions.some(({ id }) => id === 'zoom-in')).toBe(false);
    expect(editor.runAction('zoom-in')).toBe(false);
    expect(editor.keyDown({ code: 'Tab' })).toBe(false);
  });
});
