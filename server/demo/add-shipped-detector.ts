import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EntityId } from '@/core/ids';
import type { Db } from '@/db/client';
import { makeSystemCtx } from '../jobs/system-ctx';
import { publishModelVersion } from '../models/publish-model-version';
import { registerModelVersion } from '../models/register-model-version';
import { setDeployments } from '../models/set-deployments';
import type { BlobStorage } from '../storage/blob-storage';

const MODEL_NAME = 'handwritten-digits';

async function readJson(folder: string, name: string): Promise<unknown> {
  return JSON.parse(await readFile(join(folder, name), 'utf8')) as unknown;
}

/**
 * Registers the detector that comes with the program under `public/models/`, publishes it and lets
 * it pre-label the demo; it goes through the same checks as any upload.
 */
export async function addShippedDetector(
  db: Db,
  storage: BlobStorage,
  projectId: EntityId<'project'>,
): Promise<void> {
  const folder = join(process.cwd(), 'public', 'models', MODEL_NAME);
  const ctx = { ...makeSystemCtx(), db, storage };
  const file = await storage.put(await readFile(join(folder, 'model.onnx')));
  const { id: modelVersionId } = await registerModelVersion(ctx, {
    projectId,
    modelName: MODEL_NAME,
    upload: {
      file,
      card: await readJson(folder, 'card.json'),
      metrics: await readJson(folder, 'metrics.json'),
      samples: null,
    },
  });
  await publishModelVersion(ctx, { modelVersionId });
  await setDeployments(ctx, {
    projectId,
    deployments: [
      { kind: 'browser_prelabel', modelVersionId },
      { kind: 'rest', modelVersionId },
    ],
  });
}
