import type { z } from 'zod';
import type { getProgressContract } from '@/core/contracts/get-progress.contract';
import type { ProjectRole } from '@/core/roles';

export type Progress = z.output<(typeof getProgressContract)['response']>;

export interface NextStep {
  key: 'import' | 'label' | 'review' | 'freeze' | 'train' | 'done';
  path: string;
}

type Who = ProjectRole | null;

function may(role: Who, ...roles: ProjectRole[]): boolean {
  return role === null || roles.includes(role);
}

/** The one obvious next action for this role, as far along the loop as the project is. */
export function nextStep(progress: Progress, role: Who): NextStep {
  const { consensus } = progress;
  const labels = consensus.resolved;
  if (progress.items === 0 && may(role, 'manager', 'engineer'))
    return { key: 'import', path: '/data' };
  if (role === 'engineer') {
    if (progress.latestDatasetVersion !== null) return { key: 'train', path: '/models' };
    if (labels > 0) return { key: 'freeze', path: '/datasets' };
  }
  if (progress.tasks.open > 0 && may(role, 'manager', 'reviewer', 'annotator')) {
    return { key: 'label', path: '/label' };
  }
  if (consensus.disputed > 0 && may(role, 'manager', 'reviewer'))
    return { key: 'review', path: '/review' };
  if (labels > 0 && progress.latestDatasetVersion === null && may(role, 'manager', 'engineer')) {
    return { key: 'freeze', path: '/datasets' };
  }
  if (
    progress.latestDatasetVersion !== null &&
    progress.latestTrainingRun === null &&
    may(role, 'manager', 'engineer')
  ) {
    return { key: 'train', path: '/models' };
  }
  return { key: 'done', path: may(role, 'manager', 'reviewer', 'engineer') ? '/agreement' : '' };
}
