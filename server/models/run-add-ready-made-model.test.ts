import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '@/core/errors';
import { createTestDatabase } from '@/db/testing/test-database';
import type { fetchNanodet } from '@/inference/server/fetch-nanodet';
import { closeModelHost } from '@/inference/server/model-host';
import { brightnessCard, brightnessModel } from '@/inference/testing-models';
import { makeEmptyProject, makeMemberCtx } from '../datasets/testing/make-labelled-project';
import { addReadyMadeModel } from './add-ready-made-model';
import { listModels } from './list-models';
import { listReadyMadeModels } from './list-ready-made-models';
import { runAddReadyMadeModel } from './run-add-ready-made-model';

const name = 'nanodet-coco';
const still = new AbortController().signal;

let database: Awaited<ReturnType<typeof createTestDatabase>>;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await closeModelHost();
  await database.close();
});

async function makeScene(kind: 'image' | 'text' = 'image') {
  const projectId = await makeEmptyProject(database.db, kind, { classes: [{ name: 'bright' }] });
  return { projectId, ctx: await makeMemberCtx(database.db, projectId, 'manager') };
}

/** A fetcher that takes no network: a small real detector in place of the large one. */
const fetchSmall: typeof fetchNanodet = async ({ onProgress } = {}) => {
  onProgress?.({ state: 'fetching', fetchedBytes: 50, totalBytes: 100 });
  onProgress?.({ state: 'converting', fetchedBytes: 100, totalBytes: 100 });
  return { onnxBytes: brightnessModel(), card: brightnessCard() };
};

describe('a ready-made model', () => {
  it('is fetched only when asked for and becomes a draft version', async () => {
    const { ctx, projectId } = await makeScene();
    const { models } = await listReadyMadeModels(ctx, { projectId });
    expect(models).toMatchObject([{ name, state: 'offered', progress: 0, modelVersionId: null }]);
    await runAddReadyMadeModel(ctx, { projectId, name }, still, () => {
      throw new Error('nobody asked for it');
    });
    const started = await addReadyMadeModel(ctx, { projectId, name });
    expect(started.state).toBe('fetching');
    await runAddReadyMadeModel(ctx, { projectId, name }, still, fetchSmall);
    const done = await addReadyMadeModel(ctx, { projectId, name });
    expect(done).toMatchObject({ state: 'added', progress: 1, failure: null });
    await runAddReadyMadeModel(ctx, { projectId, name }, still, fetchSmall);
    const [model] = (await listModels(ctx, { projectId })).models;
    expect(model).toMatchObject({ name, versions: [{ id: done.modelVersionId, stage: 'draft' }] });
    expect(model?.versions).toHaveLength(1);
  });

  it('has a name of its own in a second project', async () => {
    const { ctx, projectId } = await makeScene();
    await addReadyMadeModel(ctx, { projectId, name });
    await runAddReadyMadeModel(ctx, { projectId, name }, still, fetchSmall);
    const [model] = (await listModels(ctx, { projectId })).models;
    expect(model?.name).toBe(`${name}-${projectId.slice(-8)}`);
  });

  it('says why it failed and is tried again when asked for again', async () => {
    const { ctx, projectId } = await makeScene();
    await addReadyMadeModel(ctx, { projectId, name });
    const fail = async () => {
      throw new AppError('unavailable', { message: 'npm could not fetch the package' });
    };
    await expect(runAddReadyMadeModel(ctx, { projectId, name }, still, fail)).rejects.toMatchObject(
      { code: 'unavailable' },
    );
    const { models } = await listReadyMadeModels(ctx, { projectId });
    expect(models).toMatchObject([{ state: 'failed', failure: 'npm could not fetch the package' }]);
    const again = await addReadyMadeModel(ctx, { projectId, name });
    expect(again).toMatchObject({ state: 'fetching', failure: null });
  });

  it('is taken up again after a stop of the server', async () => {
    const { ctx, projectId } = await makeScene();
    await addReadyMadeModel(ctx, { projectId, name });
    const stop = new AbortController();
    const stopped = async () => {
      stop.abort();
      throw new AppError('unavailable');
    };
    await expect(
      runAddReadyMadeModel(ctx, { projectId, name }, stop.signal, stopped),
    ).rejects.toThrow();
    expect((await listReadyMadeModels(ctx, { projectId })).models[0]?.state).toBe('fetching');
    await runAddReadyMadeModel(ctx, { projectId, name }, still, fetchSmall);
    expect((await listReadyMadeModels(ctx, { projectId })).models[0]?.state).toBe('added');
  });

  it('is refused for texts and for annotators', async () => {
    const { ctx, projectId } = await makeScene('text');
    await expect(addReadyMadeModel(ctx, { projectId, name })).rejects.toMatchObject({
      code: 'invalid',
    });
    const annotator = await makeMemberCtx(database.db, projectId, 'annotator');
    await expect(addReadyMadeModel(annotator, { projectId, name })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});
