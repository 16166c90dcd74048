import type { AssignmentView } from '@/core/contracts/claim-assignments.contract';
import { isBlindTask } from '@/core/models/is-blind-task';
import type { PreLabeller } from '../models/read-prelabeller';
import type { LeasedView } from './read-assignment-views';

/** Says of each task whether it is a blind control; without a model that pre-labels none is. */
export function markBlindTasks(
  views: readonly LeasedView[],
  preLabeller: Pick<PreLabeller, 'blindPercent'> | null,
): AssignmentView[] {
  const percent = preLabeller?.blindPercent ?? 0;
  return views.map((view) => ({
    ...view,
    task: { ...view.task, isBlind: isBlindTask(view.task.id, percent) },
  }));
}
