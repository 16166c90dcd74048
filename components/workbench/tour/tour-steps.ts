import type { LabelSchema, ProjectKind } from '@/core/label-schema/label-schema';

/** What the tour can see of the work: enough to tell that a step was done. */
export interface TourScene {
  readonly regionCount: number;
  readonly suspectCount: number;
  readonly activeClassId: number | null;
  readonly itemClassCount: number;
  readonly undoCount: number;
  readonly scale: number;
  readonly submittedCount: number;
}

type TourStepId =
  | 'welcome'
  | 'draw'
  | 'outline'
  | 'mark'
  | 'class'
  | 'undo'
  | 'suspect'
  | 'zoom'
  | 'answer'
  | 'submit'
  | 'end';

/** One step: where to look, and what has to be done by the person's own hands. */
export interface TourStep {
  readonly id: TourStepId;
  /** CSS selector of the control that the step is about. */
  readonly target?: string;
  /** The work has what the step is about; always where absent. */
  isOffered?(scene: TourScene): boolean;
  /** Done since the step began; where absent the person goes on by a button. */
  isDone?(start: TourScene, now: TourScene): boolean;
}

const PANEL = '[data-testid="class-palette"], [data-testid="class-row"]';

const welcome: TourStep = { id: 'welcome' };
const draw: TourStep = {
  id: 'draw',
  isDone: (start, now) => now.regionCount > start.regionCount,
};
/** Where there are only polygons to draw. */
const outline: TourStep = { ...draw, id: 'outline' };
const mark: TourStep = {
  id: 'mark',
  isDone: (start, now) => now.regionCount > start.regionCount,
};
const chooseClass: TourStep = {
  id: 'class',
  target: PANEL,
  isDone: (start, now) => now.activeClassId !== start.activeClassId,
};
const undo: TourStep = {
  id: 'undo',
  target: '[data-action="undo"]',
  isDone: (start, now) => now.undoCount > start.undoCount,
};
const suspect: TourStep = {
  id: 'suspect',
  isOffered: ({ suspectCount }) => suspectCount > 0,
  isDone: (start, now) => now.suspectCount < start.suspectCount,
};
const zoom: TourStep = {
  id: 'zoom',
  isDone: (start, now) => Math.abs(now.scale / start.scale - 1) > 0.05,
};
const answer: TourStep = {
  id: 'answer',
  target: PANEL,
  isDone: (start, now) =>
    now.itemClassCount !== start.itemClassCount || now.submittedCount > start.submittedCount,
};
const submit: TourStep = {
  id: 'submit',
  target: '[data-testid="submit"]',
  isDone: (start, now) => now.submittedCount > start.submittedCount,
};
const end: TourStep = { id: 'end' };

/** Returns the steps that suit what the project asks for. */
export function tourStepsOf(kind: ProjectKind, { regions, choice }: LabelSchema): TourStep[] {
  const drawing = regions.includes('box') ? draw : outline;
  const marking = kind === 'image' ? [drawing, chooseClass, undo, suspect, zoom] : [mark, undo];
  const isAnsweredAtOnce = regions.length === 0 && choice === 'single';
  return [
    welcome,
    ...(regions.length > 0 ? marking : []),
    ...(choice === 'none' ? [] : [answer]),
    ...(isAnsweredAtOnce ? [] : [submit]),
    end,
  ];
}

/** Returns the next step that the work has something for; the last one ends the tour. */
export function nextStep(steps: readonly TourStep[], from: number, scene: TourScene): number {
  let index = from + 1;
  while (index < steps.length - 1 && steps[index]?.isOffered?.(scene) === false) index += 1;
  return Math.min(index, steps.length - 1);
}
