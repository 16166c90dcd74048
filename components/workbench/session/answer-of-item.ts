import type { Editor } from '@/editor/editor';
import { toShownPreLabel } from './pre-labeller';
import type { WorkItem } from './work-item';

const DURATION_MS_MAX = 86_400_000;

/** Returns what is submitted for an item: the answer, how long it took, and what the model showed. */
export function answerOfItem(
  editor: Editor,
  { openedAt, proposal }: Pick<WorkItem, 'openedAt' | 'proposal'>,
) {
  const { arePredictionsLoaded } = editor.getState().item;
  return {
    ...editor.toAnswer(),
    durationMs: Math.round(Math.min(performance.now() - openedAt, DURATION_MS_MAX)),
    preLabel: arePredictionsLoaded ? toShownPreLabel(proposal) : null,
  };
}
