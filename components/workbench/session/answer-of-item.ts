import { countTakenCandidates } from '@/editor/count-taken-candidates';
import type { Editor } from '@/editor/editor';
import { toSentPreLabel } from './pre-labeller';
import type { WorkItem } from './work-item';

const DURATION_MS_MAX = 86_400_000;

type Answered = Pick<WorkItem, 'openedAt' | 'proposal' | 'isSilent'>;

/**
 * Returns what is submitted for an item: the answer, how long it took, and what the model proposed.
 * A proposal that came too late to be shown is left out, one that was not to be shown is not.
 */
export function answerOfItem(editor: Editor, { openedAt, proposal, isSilent }: Answered) {
  const { arePredictionsLoaded: wasShown } = editor.getState().item;
  const answer = editor.toAnswer();
  const { regions = [], candidates = [] } = proposal ?? {};
  const taken = countTakenCandidates(answer.regions, regions, candidates, editor.image);
  return {
    ...answer,
    durationMs: Math.round(Math.min(performance.now() - openedAt, DURATION_MS_MAX)),
    preLabel: wasShown || isSilent ? toSentPreLabel(proposal, { wasShown, ...taken }) : null,
  };
}
