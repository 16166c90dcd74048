import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import { createTrainingRunContract } from '@/core/contracts/create-training-run.contract';
import { freezeDatasetVersionContract } from '@/core/contracts/freeze-dataset-version.contract';
import { getModelVersionContract } from '@/core/contracts/get-model-version.contract';
import { getTrainingRunContract } from '@/core/contracts/get-training-run.contract';
import { publishModelVersionContract } from '@/core/contracts/publish-model-version.contract';
import { setDeploymentsContract } from '@/core/contracts/set-deployments.contract';
import type { CallInput, ConcordClient } from '@/sdk/concord-client';
import { createToken, type ProjectId } from './api';
import { runWorkerOnce } from './training-worker';

/** Freezes what is resolved now, with the splits that are given when nothing is said. */
export async function freeze(api: ConcordClient, projectId: ProjectId) {
  return api.call(freezeDatasetVersionContract, {
    params: { projectId },
    body: { name: 'v1' },
    idempotencyKey: randomUUID(),
  });
}

/** Queues a run, lets the real worker train it on the CPU, and puts the result to use. */
export async function trainAndDeploy(
  api: ConcordClient,
  origin: string,
  projectId: ProjectId,
  body: NonNullable<CallInput<typeof createTrainingRunContract>['body']>,
) {
  const idempotencyKey = randomUUID();
  const queued = await api.call(createTrainingRunContract, { body, idempotencyKey });
  expect(queued.state).toBe('queued');
  const scopes = ['jobs:run', 'export:read', 'projects:read'] as const;
  await runWorkerOnce(origin, await createToken(api, projectId, [...scopes]));
  const params = { trainingRunId: queued.id };
  const done = await api.call(getTrainingRunContract, { params });
  expect(done, done.failure ?? '').toMatchObject({ state: 'completed', progress: 1, attempt: 1 });
  const modelVersionId = done.modelVersionId;
  if (modelVersionId === null) throw new Error('A completed run has a model version');
  const version = await api.call(getModelVersionContract, { params: { modelVersionId } });
  expect(version.stage).toBe('draft');
  expect(version.parityMaxAbsDiff).toBeLessThanOrEqual(1e-3);
  await api.call(publishModelVersionContract, { params: { modelVersionId } });
  const deployments = (['browser_prelabel', 'rest'] as const).map((kind) => ({
    kind,
    modelVersionId,
  }));
  await api.call(setDeploymentsContract, { params: { projectId }, body: { deployments } });
  return { run: done, version };
}
