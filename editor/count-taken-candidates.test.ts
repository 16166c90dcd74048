import { describe, expect, it } from 'vitest';
import type { BoxRegion } from '@/core/annotation';
import type { Candidate } from './candidates';
import { countTakenCandidates } from './count-taken-candidates';
import { boxRegion, TestEditor } from './testing/test-editor';

const IMAGE = { widthPx: 1000, heightPx: 800 };
const SEEN: Candidate[] = [
  { x: 100, y: 100, width: 100, height: 100, classId: 0, confidence: 0.2 },
  { x: 500, y: 300, width: 200, height: 120, classId: 1, confidence: 0.1 },
  { x: 940, y: 700, width: 100, height: 60, classId: 1, confidence: 0.15 },
];
const PROPOSED = boxRegion('p', [300, 600, 50, 50], { origin: 'prediction', confidence: 0.9 });

/** Clicks take candidates; one box is proposed. */
function open(): TestEditor {
  const test = new TestEditor();
  test.editor.changeView({ takesCandidates: true });
  test.editor.loadPredictions([PROPOSED]);
  test.editor.setCandidates(SEEN);
  return test;
}

function count({ answer }: TestEditor, proposed: readonly BoxRegion[] = [PROPOSED]) {
  const counted = countTakenCandidates(answer.regions, proposed, SEEN, IMAGE);
  return [counted.candidatesTaken, counted.candidatesChanged];
}

describe('countTakenCandidates', () => {
  it('counts what clicks took, not what was proposed, drawn, snapped or copied', () => {
    const test = open();
    expect(count(test)).toEqual([0, 0]);
    test.click(150, 150).click(600, 360);
    expect(count(test)).toEqual([2, 0]);
    test.drag([20, 20], [60, 60]).key('KeyS');
    test.key('KeyC', { ctrl: true }).key('KeyV', { ctrl: true });
    expect(count(test)).toEqual([2, 0]);
  });

  it('counts a box that was moved, not one that got another class', () => {
    const test = open().click(150, 150).key('Digit3');
    expect(count(test)).toEqual([1, 0]);
    test.key('ArrowRight', { shift: true });
    expect(count(test)).toEqual([1, 1]);
    test.key('KeyZ');
    expect(count(test)).toEqual([1, 0]);
  });

  it('knows a box that the image’s edge cut off', () => {
    expect(count(open().click(980, 730))).toEqual([1, 0]);
  });

  it('knows a proposal of an earlier run, whose ids are others', () => {
    const again = { ...PROPOSED, id: 'rgn_q' as const, confidence: 0.9002 };
    expect(count(open().click(150, 150), [again])).toEqual([1, 0]);
  });
});

describe('clicks that are not offered', () => {
  it('set a corner, while the keys go on finding candidates', () => {
    const test = open();
    test.editor.setCandidates(SEEN, false);
    test.click(150, 150);
    expect(test.answer.regions).toHaveLength(1);
    expect(test.state.path).toBe('draw-box.drawing');
    test.key('Escape').drag([98, 99], [205, 204]).key('KeyS');
    test.expectBoxes([0, 300, 600, 50, 50], [0, 100, 100, 100, 100]);
  });
});
