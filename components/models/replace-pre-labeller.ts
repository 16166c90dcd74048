import type { z } from 'zod';
import type { DeploymentSchema } from '@/core/contracts/set-deployments.contract';

type Deployment = z.output<typeof DeploymentSchema>;

/** The deployments with another version that pre-labels, or none; whatever else is kept. */
export function replacePreLabeller(
  deployments: readonly Deployment[],
  modelVersionId: Deployment['modelVersionId'] | null,
): Deployment[] {
  const others = deployments.filter(({ kind }) => kind !== 'browser_prelabel');
  return modelVersionId === null
    ? others
    : [...others, { kind: 'browser_prelabel', modelVersionId }];
}
