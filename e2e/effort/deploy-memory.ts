import { randomUUID } from 'node:crypto';
import { createModelContract } from '@/core/contracts/create-model.contract';
import { createModelVersionContract } from '@/core/contracts/create-model-version.contract';
import { publishModelVersionContract } from '@/core/contracts/publish-model-version.contract';
import { setDeploymentsContract } from '@/core/contracts/set-deployments.contract';
import type { ConcordClient } from '@/sdk/concord-client';
import type { ProjectId } from '../support/api';
import { type Memory, memoryCard, memoryDetector, memorySample } from './memory-detector';

/** Uploads a detector that answers these memories, publishes it and lets it pre-label in the browser. */
export async function deployMemory(
  api: ConcordClient,
  projectId: ProjectId,
  classNames: readonly string[],
  memories: readonly Memory[],
): Promise<void> {
  const model = await api.call(createModelContract, {
    body: { projectId, name: `memory-${randomUUID()}` },
    idempotencyKey: randomUUID(),
  });
  const form = new FormData();
  form.set('card', JSON.stringify(memoryCard(classNames)));
  const samples = memories.slice(0, 1).map((memory) => memorySample(memory, classNames.length));
  form.set('samples', JSON.stringify({ samples }));
  const bytes = memoryDetector(memories, classNames.length);
  form.set('model', new File([new Uint8Array(bytes)], 'model.onnx'));
  const { id: modelVersionId } = await api.call(createModelVersionContract, {
    params: { modelId: model.id },
    form,
    idempotencyKey: randomUUID(),
  });
  await api.call(publishModelVersionContract, { params: { modelVersionId } });
  await api.call(setDeploymentsContract, {
    params: { projectId },
    body: { deployments: [{ kind: 'browser_prelabel', modelVersionId }] },
  });
}
