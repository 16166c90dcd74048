'use client';

import { useEffect, useMemo, useState } from 'react';
import type { ProjectView } from '@/core/contracts/create-project.contract';
import type { Editor } from '@/editor/editor';
import { usePreferences } from '../../preferences/use-preferences';
import { useEditorState } from '../use-editor';
import { nextStep, type TourScene, type TourStep, tourStepsOf } from './tour-steps';

/** The tour as the bar shows it. */
export interface Tour {
  readonly step: TourStep;
  /** From 1. */
  readonly place: number;
  readonly count: number;
  next(): void;
  /** Ends the tour; it does not open by itself again. */
  leave(): void;
}

function useUndoCount(editor: Editor): number {
  const [count, setCount] = useState(0);
  useEffect(
    () =>
      editor.on('change', ({ kind }) => {
        if (kind === 'undo') setCount((before) => before + 1);
      }),
    [editor],
  );
  return count;
}

/** Leads from step to step as they are done; where the person left off is kept with their preferences. */
export function useTour(
  project: ProjectView,
  editor: Editor,
  submittedCount: number,
  onEnd: () => void,
): Tour {
  const { kind, labelSchema } = project;
  const { preferences, change } = usePreferences();
  const steps = useMemo(() => tourStepsOf(kind, labelSchema), [kind, labelSchema]);
  const isResumed = !preferences.toursDone.includes(kind);
  const [index, setIndex] = useState(() => {
    const left = isResumed ? (preferences.tourSteps[kind] ?? 0) : 0;
    return left < steps.length - 1 ? left : 0;
  });
  const state = useEditorState(editor);
  const undoCount = useUndoCount(editor);
  const scene: TourScene = {
    regionCount: state.regionCount,
    suspectCount: state.suspectCount,
    activeClassId: state.activeClassId,
    itemClassCount: state.item.classIds.length,
    undoCount,
    scale: state.scale,
    submittedCount,
  };
  const [start, setStart] = useState({ editor, scene });
  if (start.editor !== editor) {
    // another item is another beginning, but what was submitted goes on counting
    const { submittedCount: before } = start.scene;
    setStart({ editor, scene: { ...scene, submittedCount: before } });
  }
  const goTo = (to: number) => {
    setIndex(to);
    setStart({ editor, scene });
    change((now) => ({ ...now, tourSteps: { ...now.tourSteps, [kind]: to } }));
  };
  const step = steps[index] ?? { id: 'end' as const };
  const isDone = !state.isInGesture && step.isDone?.(start.scene, scene) === true;
  const next = () => goTo(nextStep(steps, index, scene));
  useEffect(() => {
    if (isDone) next();
  });

  return {
    step,
    place: index + 1,
    count: steps.length,
    next,
    leave() {
      change((now) => {
        const { [kind]: _, ...tourSteps } = now.tourSteps;
        const toursDone = [...now.toursDone.filter((tour) => tour !== kind), kind];
        return { ...now, tourSteps, toursDone };
      });
      onEnd();
    },
  };
}
