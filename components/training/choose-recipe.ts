import type { Recipe } from '@/core/contracts/create-training-run.contract';
import type { DatasetVersionView } from '@/core/contracts/freeze-dataset-version.contract';

/** The recipe that can learn from this kind of labels; null where there is none. */
export function chooseRecipe({
  kind,
  labelSchema,
}: Pick<DatasetVersionView, 'kind' | 'labelSchema'>): Recipe | null {
  if (kind === 'text') return labelSchema.choice === 'none' ? null : 'text-classifier';
  return labelSchema.regions.length > 0 ? 'detector' : null;
}
