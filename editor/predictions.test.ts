import { describe, expect, it } from 'vitest';
import { AnswerSchema } from '@/core/annotation';
import { Editor } from './editor';
import { BOX_SCHEMA, boxRegion, TestEditor } from './testing/test-editor';

function open() {
  const test = new TestEditor();
  test.editor.loadPredictions([
    boxRegion('sure', [100, 100, 50, 50], { confidence: 0.9 }),
    boxRegion('odd', [300, 100, 50, 50], { confidence: 0.2 }),
    boxRegion('fair', [500, 100, 50, 50], { confidence: 0.5 }),
  ]);
  test.editor.selectFirstSuspect();
  return test;
}
const origins = (test: TestEditor) =>
  Object.fromEntries(test.answer.regions.map(({ id, origin }) => [id?.slice(4), origin]));

describe('predictions (accept-selected, accept-all, reject-selected)', () => {
  it('keep id and confidence, and the most suspect is selected first', () => {
    const test = open().expectSelected('odd');
    expect(test.answer.regions[1]).toMatchObject({ id: 'rgn_odd', confidence: 0.2 });
    expect(test.editor.getRegions().map(({ id }) => id)).toEqual([
      'rgn_odd',
      'rgn_fair',
      'rgn_sure',
    ]);
  });

  it('are submitted when nobody has decided on them', () => {
    const test = open();
    expect(test.answer.regions).toHaveLength(3);
    expect(AnswerSchema.parse(test.answer)).toEqual(test.answer);
  });

  it('are rejected by X, which jumps on to the next suspect, and by Delete', () => {
    const test = open().key('KeyX').expectSelected('fair').key('KeyX').expectSelected('sure');
    test.key('Delete').expectSelected().expectBoxes();
    test.key('KeyZ').key('KeyZ').expectSelected('fair');
    expect(origins(test)).toEqual({ fair: 'prediction', sure: 'prediction' });
  });

  it('are accepted by A without a change of origin, which jumps on; the last leaves nothing selected', () => {
    const test = open().key('KeyA').expectSelected('fair').key('KeyA').key('KeyA').expectSelected();
    expect(origins(test)).toEqual({ sure: 'prediction', odd: 'prediction', fair: 'prediction' });
    expect(test.state.suspectCount).toBe(0);
    test.key('KeyZ');
    expect(test.state.suspectCount).toBe(1);
  });

  it('are all accepted by Shift+A in one step', () => {
    const test = open().key('KeyA', { shift: true });
    expect(test.state.suspectCount).toBe(0);
    test.key('KeyZ');
    expect(test.state.suspectCount).toBe(3);
  });

  it('given a class by a digit are decided, which jumps on', () => {
    const test = open().key('Digit2').expectSelected('fair').key('Digit1').expectSelected('sure');
    expect(origins(test)).toEqual({
      sure: 'prediction',
      odd: 'prediction_edited',
      fair: 'prediction',
    });
    expect(test.state.suspectCount).toBe(1);
  });

  it('once changed by hand are edited, and undo makes them suspects again', () => {
    const test = open().key('ArrowRight');
    expect(origins(test).odd).toBe('prediction_edited');
    expect(test.answer.regions[1]?.confidence).toBe(0.2);
    test.key('KeyZ');
    expect(origins(test).odd).toBe('prediction');
    expect(test.state.suspectCount).toBe(3);
  });

  it('are worked through onwards from the one that was decided, not from the start', () => {
    open().key('Tab').expectSelected('fair').key('KeyX').expectSelected('sure');
  });

  it('wrap round to an earlier suspect when a later one was decided', () => {
    open().key('Tab').key('Tab').expectSelected('sure').key('KeyX').expectSelected('odd');
  });

  it('stay when everything done before they came is undone', () => {
    const test = new TestEditor().drag([10, 10], [60, 60]);
    test.editor.loadPredictions([boxRegion('late', [100, 100, 50, 50], { confidence: 0.9 })]);
    test.key('KeyZ').expectBoxes([0, 100, 100, 50, 50]);
    test.key('KeyZ', { shift: true });
    expect(test.boxes).toHaveLength(2);
  });

  it('arriving during a gesture stay when it is cancelled', () => {
    const test = new TestEditor().pointerDown(10, 10).pointerMove(60, 60);
    test.editor.loadPredictions([boxRegion('late', [100, 100, 50, 50])]);
    test.key('Escape').expectBoxes([0, 100, 100, 50, 50]);
  });

  it('once rejected do not come back when the model answers again, not even after a reload', () => {
    const test = open().key('KeyX');
    const again = [boxRegion('odd', [300, 100, 50, 50], { confidence: 0.2 })];
    test.editor.loadPredictions(again);
    expect(test.boxes).toHaveLength(2);
    const draft: unknown = JSON.parse(JSON.stringify(test.editor.toDraft()));
    const options = { kind: 'image', schema: BOX_SCHEMA, image: test.editor.image } as const;
    const restored = Editor.fromDraft(options, draft);
    restored.loadPredictions(again);
    expect(restored.toAnswer()).toEqual(test.answer);
    expect(restored.toDraft()).toEqual(draft);
  });

  it('give no suspect where there is none', () => {
    expect(new TestEditor().editor.selectFirstSuspect()).toBe(false);
  });
});

it('ten suspects are decided by ten keys, and Space submits the rest', () => {
  const test = new TestEditor();
  test.editor.loadPredictions(
    Array.from({ length: 12 }, (_, index) =>
      boxRegion(`n${index}`, [index * 60, 50, 40, 40], { confidence: index / 20 }),
    ),
  );
  test.editor.selectFirstSuspect();
  for (let turn = 0; turn < 10; turn += 1) test.key(turn % 2 === 0 ? 'KeyX' : 'Digit2');
  expect(test.boxes.map(([classId]) => classId)).toEqual([1, 1, 1, 1, 1, 0, 0]);
  test.key('Space').expectRequests('submit');
});
