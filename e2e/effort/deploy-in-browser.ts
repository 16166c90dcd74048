import { randomUUID } from 'node:crypto';
import { createModelContract } from '@/core/contracts/create-model.contract';
import { createModelVersionContract } from '@/core/contracts/create-model-version.contract';
import { publishModelVersionContract } from '@/core/contracts/publish-model-version.contract';
import { setDeploymentsContract } from '@/core/contracts/set-deployments.contract';
import type { ModelCard } from '@/core/models/model-card';
import type { ConcordClient } from '@/sdk/concord-client';
import type { ProjectId } from '../support/api';

/** A tensor as the registry takes it: base64 of little-endian float32. */
export interface SampleTensor {
  dims: readonly number[];
  data: string;
}

/** A model as its maker would upload it. */
export interface MadeModel {
  card: ModelCard;
  onnx: Uint8Array;
  samples: readonly {
    inputs: Record<string, SampleTensor>;
    outputs: Record<string, SampleTensor>;
  }[];
}

/** Returns the numbers as the registry takes them. */
export function sampleTensor(dims: readonly number[], values: Float32Array): SampleTensor {
  return { dims, data: Buffer.from(values.buffer).toString('base64') };
}

/** Uploads a model, publishes it and lets it propose in the browser. */
export async function deployInBrowser(
  api: ConcordClient,
  projectId: ProjectId,
  { card, onnx, samples }: MadeModel,
): Promise<void> {
  const model = await api.call(createModelContract, {
    body: { projectId, name: `${card.name}-${randomUUID()}` },
    idempotencyKey: randomUUID(),
  });
  const form = new FormData();
  form.set('card', JSON.stringify(card));
  form.set('samples', JSON.stringify({ samples }));
  form.set('model', new File([new Uint8Array(onnx)], 'model.onnx'));
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
