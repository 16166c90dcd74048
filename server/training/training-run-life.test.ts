import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntityId } from '@/core/ids';
import { modelVersions } from '@/db/schema/model-versions';
import { trainingRuns } from '@/db/schema/training-runs';
import { createTestDatabase } from '@/db/testing/test-database';
import { closeModelHost } from '@/inference/server/model-host';
import type { Ctx } from '../context';
import { freezeDatasetVersion } from '../datasets/freeze-dataset-version';
import {
  makeEmptyProject,
  makeMemberCtx,
  makeReviewsProject,
} from '../datasets/testing/make-labelled-project';
import { makeUploadRequest } from '../models/testing/make-upload';
import { cancelTrainingRun } from './cancel-training-run';
import { claimTrainingRun } from './claim-training-run';
import { receiveTrainingResult } from './complete-training-run';
import { createTrainingRun } from './create-training-run';
import { failTrainingRun } from './fail-training-run';
import { getTrainingRun } from './get-training-run';
import { heartbeatTrainingRun } from './heartbeat-training-run';
import { listTrainingRuns } from './list-training-runs';
import { reportTrainingMetrics } from './report-training-metrics';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let modelNumber = 0;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await closeModelHost();
  await database.close();
});

interface Scene {
  ctx: Ctx;
  projectId: EntityId<'project'>;
  datasetVersionId: EntityId<'datasetVersion'>;
}

async function makeScene(): Promise<Scene> {
  const schema = { classes: [{ name: 'no' }, { name: 'yes' }] };
  const projectId = await makeEmptyProject(database.db, 'text', schema);
  const ctx = await makeMemberCtx(database.db, projectId, 'engineer');
  await makeReviewsProject(ctx, projectId, 6);
  const splits = { train: 1, val: 0, test: 0 };
  const frozen = { projectId, name: 'v1', splits, include: 'resolved' } as const;
  const { id } = await freezeDatasetVersion(ctx, frozen);
  return { ctx, projectId, datasetVersionId: id };
}

function queue({ ctx, datasetVersionId }: Scene, modelName = `model-${++modelNumber}`) {
  return createTrainingRun(ctx, {
    datasetVersionId,
    recipe: 'text-classifier',
    modelName,
    params: { epochs: 2 },
  });
}

async function claim(ctx: Ctx, worker = 'a') {
  const { run } = await claimTrainingRun(ctx, {
    worker,
    recipes: ['text-classifier', 'detector'],
    device: 'cpu',
  });
  return run;
}

async function mustClaim(ctx: Ctx, worker = 'a') {
  const run = await claim(ctx, worker);
  if (run === null) throw new Error('nothing to claim');
  return run;
}

/** What kill -9 of a worker comes to: its lease runs out. */
async function silence(trainingRunId: string): Promise<void> {
  await database.db
    .update(trainingRuns)
    .set({ leaseExpiresAt: sql`now() - interval '1 second'` })
    .where(eq(trainingRuns.id, trainingRunId));
}

function complete(ctx: Ctx, trainingRunId: string, fence: number) {
  return receiveTrainingResult(ctx, { trainingRunId, request: makeUploadRequest({ fence }) });
}

describe('a training run', () => {
  it('goes from the queue through a worker to a draft version whose card names its dataset', async () => {
    const scene = await makeScene();
    const { ctx, projectId } = scene;
    const created = await queue(scene, 'reviews');
    const run = await mustClaim(ctx);
    expect(run).toMatchObject({
      id: created.id,
      projectKind: 'text',
      params: { epochs: 2 },
      fence: 1,
      attempt: 1,
      classes: [
        { id: 0, name: 'no' },
        { id: 1, name: 'yes' },
      ],
      manifestUrl: `/api/v1/dataset-versions/${scene.datasetVersionId}/export?format=manifest`,
    });
    const beat = { trainingRunId: run.id, fence: 1, progress: 0.5, message: 'half' };
    const { isCancelled, leaseExpiresAt } = await heartbeatTrainingRun(ctx, beat);
    expect(isCancelled).toBe(false);
    expect(Date.parse(leaseExpiresAt) - Date.now()).toBeGreaterThan(50_000);
    const point = (step: number, value: number) => ({ step, name: 'val/accuracy', value });
    const report = { trainingRunId: run.id, fence: 1 };
    await reportTrainingMetrics(ctx, { ...report, points: [point(1, 0.4), point(0, 0.2)] });
    await reportTrainingMetrics(ctx, { ...report, points: [point(1, 0.5), point(1, 0.6)] });
    const { modelVersionId } = await complete(ctx, run.id, 1);
    const done = await getTrainingRun(ctx, { trainingRunId: run.id });
    expect(done).toMatchObject({ state: 'completed', progress: 1, modelVersionId, device: 'cpu' });
    expect(done.metrics['val/accuracy']).toEqual([
      { step: 0, value: 0.2 },
      { step: 1, value: 0.6 },
    ]);
    const [version] = await ctx.db
      .select()
      .from(modelVersions)
      .where(eq(modelVersions.id, modelVersionId));
    expect(version).toMatchObject({ version: 1, stage: 'draft', trainingRunId: run.id });
    expect(version?.card.training.datasetHash).toBe(run.datasetHash);
    expect(version?.parityMaxAbsDiff).toBeLessThan(1e-6);
    const listed = await listTrainingRuns(ctx, { projectId });
    expect(listed.trainingRuns.map(({ id }) => id)).toEqual([run.id]);
    expect(listed.liveWorkers).toBeGreaterThan(0);
  });

  it('is handed out once, however many workers ask at the same time', async () => {
    const scene = await makeScene();
    const wanted = [await queue(scene), await queue(scene), await queue(scene)];
    const found = await Promise.all(
      Array.from({ length: 8 }, (_, i) => claim(scene.ctx, `worker ${i}`)),
    );
    const ids = found.flatMap((run) => (run === null ? [] : [run.id]));
    expect(ids.sort()).toEqual(wanted.map(({ id }) => id).sort());
  });

  it('is claimed by another worker after its own died, and shuts the dead one out', async () => {
    const scene = await makeScene();
    const { ctx } = scene;
    await queue(scene);
    const first = await mustClaim(ctx, 'first');
    expect(await claim(ctx, 'second')).toBeNull();
    await silence(first.id);
    const second = await mustClaim(ctx, 'second');
    expect(second).toMatchObject({ id: first.id, fence: 2, attempt: 2 });
    const late = { trainingRunId: first.id, fence: 1 };
    const stale = { code: 'stale_fence' };
    await expect(
      heartbeatTrainingRun(ctx, { ...late, progress: 1, message: '' }),
    ).rejects.toMatchObject(stale);
    await expect(reportTrainingMetrics(ctx, { ...late, points: [] })).rejects.toMatchObject(stale);
    await expect(failTrainingRun(ctx, { ...late, reason: 'x' })).rejects.toMatchObject(stale);
    await expect(complete(ctx, first.id, 1)).rejects.toMatchObject(stale);
    const { modelVersionId } = await complete(ctx, first.id, 2);
    await expect(complete(ctx, first.id, 1)).rejects.toMatchObject(stale);
    const found = await ctx.db
      .select()
      .from(modelVersions)
      .where(eq(modelVersions.trainingRunId, first.id));
    expect(found.map(({ id }) => id)).toEqual([modelVersionId]);
  });

  it('gives the same answer and one version for a completion sent twice, even at once', async () => {
    const scene = await makeScene();
    await queue(scene);
    const { id, fence } = await mustClaim(scene.ctx);
    const atOnce = await Promise.all([
      complete(scene.ctx, id, fence),
      complete(scene.ctx, id, fence),
    ]);
    const again = await complete(scene.ctx, id, fence);
    expect(new Set([...atOnce, again].map(({ modelVersionId }) => modelVersionId)).size).toBe(1);
    const found = await scene.ctx.db
      .select()
      .from(modelVersions)
      .where(eq(modelVersions.trainingRunId, id));
    expect(found).toHaveLength(1);
  });

  it('fails after three workers went silent, with a reason', async () => {
    const scene = await makeScene();
    const { id } = await queue(scene);
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      expect(await mustClaim(scene.ctx)).toMatchObject({ id, attempt });
      await silence(id);
    }
    expect(await claim(scene.ctx)).toBeNull();
    const run = await getTrainingRun(scene.ctx, { trainingRunId: id });
    expect(run).toMatchObject({ state: 'failed', attempt: 3 });
    expect(run.failure).toContain('silent 3 times');
  });

  it('keeps a worker that was late but not replaced', async () => {
    const scene = await makeScene();
    await queue(scene);
    const { id, fence } = await mustClaim(scene.ctx);
    await silence(id);
    const beat = { trainingRunId: id, fence, progress: 0.1, message: '' };
    await heartbeatTrainingRun(scene.ctx, beat);
    expect(await claim(scene.ctx, 'other')).toBeNull();
  });

  it('tells its worker at the next heartbeat that it was cancelled, and takes no result then', async () => {
    const scene = await makeScene();
    const { ctx } = scene;
    await queue(scene);
    const { id, fence } = await mustClaim(ctx);
    expect(await cancelTrainingRun(ctx, { trainingRunId: id })).toMatchObject({
      state: 'cancelled',
    });
    await cancelTrainingRun(ctx, { trainingRunId: id });
    const beat = { trainingRunId: id, fence, progress: 0.1, message: '' };
    expect((await heartbeatTrainingRun(ctx, beat)).isCancelled).toBe(true);
    await expect(complete(ctx, id, fence)).rejects.toMatchObject({ code: 'conflict' });
    expect(await claim(ctx)).toBeNull();
  });

  it('ends with the worker’s reason and is not handed out again', async () => {
    const scene = await makeScene();
    const { ctx } = scene;
    await queue(scene);
    const { id, fence } = await mustClaim(ctx);
    const end = { trainingRunId: id, fence, reason: 'unknown parameter epochz' };
    await failTrainingRun(ctx, end);
    await failTrainingRun(ctx, end);
    expect(await claim(ctx)).toBeNull();
    const run = await getTrainingRun(ctx, { trainingRunId: id });
    expect(run).toMatchObject({ state: 'failed', failure: 'unknown parameter epochz' });
    await expect(cancelTrainingRun(ctx, { trainingRunId: id })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('stays running when its model is refused, so that the worker can say why it failed', async () => {
    const scene = await makeScene();
    await queue(scene);
    const { id, fence } = await mustClaim(scene.ctx);
    const request = makeUploadRequest({ fence, bytes: Buffer.from('PK not a model') });
    await expect(
      receiveTrainingResult(scene.ctx, { trainingRunId: id, request }),
    ).rejects.toMatchObject({ code: 'unsupported_type' });
    expect((await getTrainingRun(scene.ctx, { trainingRunId: id })).state).toBe('running');
  });

  it('is out of reach for workers of other projects, annotators and tokens of another project', async () => {
    const [scene, other] = [await makeScene(), await makeScene()];
    const { id } = await queue(scene);
    expect(await claim(other.ctx)).toBeNull();
    const annotator = await makeMemberCtx(database.db, scene.projectId, 'annotator');
    expect(await claim(annotator)).toBeNull();
    const limited: Ctx = {
      ...scene.ctx,
      actor: { ...scene.ctx.actor, tokenProjectId: other.projectId },
    };
    expect(await claim(limited)).toBeNull();
    await expect(getTrainingRun(other.ctx, { trainingRunId: id })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(complete(other.ctx, id, 1)).rejects.toMatchObject({ code: 'not_found' });
    const admin: Ctx = { ...other.ctx, actor: { ...other.ctx.actor, instanceRole: 'admin' } };
    expect((await mustClaim(admin)).id).toBe(id);
  });

  it('is refused for a recipe of another kind of data and a model name of another project', async () => {
    const [scene, other] = [await makeScene(), await makeScene()];
    const { datasetVersionId } = scene;
    await expect(
      createTrainingRun(scene.ctx, {
        datasetVersionId,
        recipe: 'detector',
        modelName: 'boxes',
        params: {},
      }),
    ).rejects.toMatchObject({ code: 'invalid' });
    await queue(scene, 'taken');
    const { id, fence } = await mustClaim(scene.ctx);
    await complete(scene.ctx, id, fence);
    await expect(queue(other, 'taken')).rejects.toMatchObject({ code: 'conflict' });
  });
});
