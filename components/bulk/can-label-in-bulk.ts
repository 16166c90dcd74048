import type { ProjectView } from '@/core/contracts/create-project.contract';

/** True where a class is all that is asked of an item, and the manager allows many at once. */
export function canLabelInBulk({
  allowsBulk,
  labelSchema: { choice, regions },
}: Pick<ProjectView, 'allowsBulk' | 'labelSchema'>): boolean {
  return allowsBulk && choice !== 'none' && regions.length === 0;
}
