import { describe, expect, it } from 'vitest';
import { makeLabelSchema } from '@/core/label-schema/make-label-schema';
import { nextStep, type TourScene, tourStepsOf } from './tour-steps';

const SCENE: TourScene = {
  regionCount: 2,
  suspectCount: 2,
  activeClassId: 0,
  itemClassCount: 0,
  undoCount: 0,
  scale: 1,
  submittedCount: 0,
};
const boxes = makeLabelSchema('image', { classes: [{ name: 'cat' }, { name: 'dog' }] });
const reviews = makeLabelSchema('text', { classes: [{ name: 'good' }, { name: 'bad' }] });
const steps = tourStepsOf('image', boxes);
const idsOf = (list: ReturnType<typeof tourStepsOf>) => list.map(({ id }) => id);
const stepOf = (id: string) => steps.findIndex((step) => step.id === id);

/** Whether a step counts as done once the scene has changed so. */
function isDone(id: string, change: Partial<TourScene>): boolean {
  return steps[stepOf(id)]?.isDone?.(SCENE, { ...SCENE, ...change }) ?? false;
}

describe('the tour', () => {
  it('has the person do what the project asks for', () => {
    expect(idsOf(steps)).toEqual([
      'welcome',
      'draw',
      'class',
      'undo',
      'suspect',
      'zoom',
      'submit',
      'end',
    ]);
    expect(idsOf(tourStepsOf('text', reviews))).toEqual(['welcome', 'answer', 'end']);
    const polygons = { ...boxes, regions: ['polygon' as const] };
    expect(idsOf(tourStepsOf('image', polygons)).slice(1, 3)).toEqual(['outline', 'class']);
    const several = { ...reviews, choice: 'multiple' as const };
    expect(idsOf(tourStepsOf('text', several))).toEqual(['welcome', 'answer', 'submit', 'end']);
  });

  it('sees that a step was done, and nothing else', () => {
    expect(isDone('draw', { regionCount: 3 })).toBe(true);
    expect(isDone('draw', { regionCount: 1 })).toBe(false);
    expect(isDone('class', { activeClassId: 1 })).toBe(true);
    expect(isDone('class', { regionCount: 3 })).toBe(false);
    expect(isDone('undo', { undoCount: 1 })).toBe(true);
    expect(isDone('suspect', { suspectCount: 1 })).toBe(true);
    expect(isDone('zoom', { scale: 1.25 })).toBe(true);
    expect(isDone('zoom', { scale: 1.01 })).toBe(false);
    expect(isDone('submit', { submittedCount: 1 })).toBe(true);
    expect(isDone('welcome', { submittedCount: 1 })).toBe(false);
  });

  it('leaves the model’s step out where there is nothing to check', () => {
    const undo = stepOf('undo');
    expect(nextStep(steps, undo, SCENE)).toBe(stepOf('suspect'));
    expect(nextStep(steps, undo, { ...SCENE, suspectCount: 0 })).toBe(stepOf('zoom'));
    expect(nextStep(steps, steps.length - 1, SCENE)).toBe(steps.length - 1);
  });
});
