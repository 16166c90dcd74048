import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EntityId, newId } from '@/core/ids';
import { encodeProtobuf } from '@/core/models/protobuf-writer';
import type { ProjectRole } from '@/core/roles';
import { annotations } from '@/db/schema/annotations';
import { assignments } from '@/db/schema/assignments';
import { deployments } from '@/db/schema/deployments';
import { modelVersions } from '@/db/schema/model-versions';
import { prelabelOutcomes } from '@/db/schema/prelabel-outcomes';
import { createTestDatabase } from '@/db/testing/test-database';
import { closeModelHost } from '@/inference/server/model-host';
import { brightnessCard, brightnessModel, softmaxModel } from '@/inference/testing-models';
import type { Ctx } from '../context';
import {
  addLabelledItem,
  makeBox,
  makeEmptyProject,
  makeMemberCtx,
} from '../datasets/testing/make-labelled-project';
import { predictInstances } from '../predict/predict-instances';
import { createModel } from './create-model';
import { createModelVersion } from './create-model-version';
import { getModel } from './get-model';
import { getModelFile } from './get-model-file';
import { getScorecard } from './get-scorecard';
import { listModels } from './list-models';
import { modelFileResponse } from './model-file-response';
import { publishModelVersion } from './publish-model-version';
import { registerModelVersion } from './register-model-version';
import { retireModelVersion } from './retire-model-version';
import { setDeployments } from './set-deployments';
import { makeSamples, makeUploadRequest, weights } from './testing/make-upload';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let number = 0;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await closeModelHost();
  await database.close();
});

async function makeScene(classes = ['no', 'yes']) {
  const schema = { classes: classes.map((name) => ({ name })) };
  const projectId = await makeEmptyProject(database.db, 'text', schema);
  const ctx = await makeMemberCtx(database.db, projectId, 'engineer');
  const name = `model-${++number}`;
  const model = await createModel(ctx, { projectId, name, description: '' });
  return { ctx, projectId, modelId: model.id, name };
}

function upload(ctx: Ctx, modelId: string, ...wish: Parameters<typeof makeUploadRequest>) {
  return createModelVersion(ctx, { modelId, request: makeUploadRequest(...wish) });
}

async function asRole(ctx: Ctx, projectId: string, role: ProjectRole): Promise<Ctx> {
  return { ...(await makeMemberCtx(database.db, projectId, role)), storage: ctx.storage };
}

function preLabel(modelVersionId: EntityId<'modelVersion'>) {
  return { kind: 'browser_prelabel', modelVersionId } as const;
}

describe('an uploaded model', () => {
  it('becomes the next draft version with its difference to the maker’s outputs', async () => {
    const { ctx, modelId, projectId } = await makeScene();
    const first = await upload(ctx, modelId);
    const second = await upload(ctx, modelId);
    expect([first.version, second.version]).toEqual([1, 2]);
    expect(first).toMatchObject({ stage: 'draft', projectId, metrics: { 'val/accuracy': 0.9 } });
    expect(first.parityMaxAbsDiff).toBeLessThan(1e-6);
    const { versions } = await getModel(ctx, { modelId });
    expect(versions.map(({ version }) => version)).toEqual([2, 1]);
  });

  it('gets a number of its own when several arrive at once', async () => {
    const { ctx, modelId } = await makeScene();
    const made = await Promise.all([1, 2, 3, 4].map(() => upload(ctx, modelId)));
    expect(made.map(({ version }) => version).sort()).toEqual([1, 2, 3, 4]);
  });

  it('is one version for one Idempotency-Key, and another upload with that key is refused', async () => {
    const { ctx, modelId } = await makeScene();
    const headers = { 'idempotency-key': 'upload-1' };
    const first = await upload(ctx, modelId, {}, headers);
    expect(await upload(ctx, modelId, {}, headers)).toEqual(first);
    await expect(upload(ctx, modelId, { card: { name: 'other' } }, headers)).rejects.toMatchObject({
      code: 'key_reused',
    });
    expect((await getModel(ctx, { modelId })).versions).toHaveLength(1);
  });

  it('is refused when it is hostile, broken or not what its card says, and leaves no version', async () => {
    const { ctx, modelId } = await makeScene();
    const good = Buffer.from(softmaxModel(weights));
    const external = encodeProtobuf([
      [1, 8],
      [8, [[2, 17]]],
      [
        7,
        [
          [
            5,
            [
              [1, 4],
              [2, 1],
              [8, 'w'],
              [
                13,
                [
                  [1, 'location'],
                  [2, '../../../etc/passwd'],
                ],
              ],
              [14, 1],
            ],
          ],
          [
            12,
            [
              [1, 'y'],
              [2, [[1, [[1, 1]]]]],
            ],
          ],
        ],
      ],
    ]);
    const foreign = Buffer.from(good.toString('latin1').replace('MatMul', 'MatMuX'), 'latin1');
    const { samples } = makeSamples();
    const cases: [string, Parameters<typeof makeUploadRequest>[0], string][] = [
      [
        'a PyTorch checkpoint',
        { bytes: Buffer.from('PK\u0003\u0004 archive') },
        'unsupported_type',
      ],
      ['a pickle', { bytes: Buffer.from([0x80, 2, 0x7d, 0x71]) }, 'unsupported_type'],
      ['a truncated file', { bytes: good.subarray(0, good.length - 20) }, 'invalid_model'],
      ['an empty file', { bytes: new Uint8Array() }, 'invalid_model'],
      ['noise', { bytes: Buffer.alloc(4096, 0xff) }, 'invalid_model'],
      ['data in another file', { bytes: external }, 'invalid_model'],
      ['an unknown operator', { bytes: foreign }, 'invalid_model'],
      ['outputs 2e-3 off', { samples: makeSamples(2e-3) }, 'invalid_model'],
      ['no samples', { samples: { samples: [] } }, 'invalid_model'],
      ['samples of a string', { samples: 'x' }, 'invalid_model'],
      ['other samples', { samples: { samples: [{ ...samples[0], inputs: {} }] } }, 'invalid_model'],
      ['another output', { card: { outputs: ['logits'] } }, 'invalid_model'],
      ['another decoder', { card: { decoder: 'fcos' } }, 'invalid_model'],
      ['a class too many', { card: { classes: [{ name: 'no', classId: 0 }] } }, 'invalid_model'],
      ['another card', { card: { format: 'x' as never } }, 'invalid_model'],
      ['a detector', { bytes: brightnessModel(), card: brightnessCard() }, 'invalid_model'],
    ];
    for (const [what, wish, code] of cases) {
      await expect(upload(ctx, modelId, wish), what).rejects.toMatchObject({ code });
    }
    expect((await getModel(ctx, { modelId })).versions).toEqual([]);
  });

  it('is refused without a file, without samples, as JSON, and from annotators', async () => {
    const { ctx, modelId, projectId } = await makeScene();
    const form = new FormData();
    form.set('card', '{}');
    form.set('samples', '{}');
    const bare = new Request('http://localhost/', { method: 'POST', body: form });
    await expect(createModelVersion(ctx, { modelId, request: bare })).rejects.toMatchObject({
      code: 'bad_request',
    });
    await expect(upload(ctx, modelId, { samples: null })).rejects.toThrow();
    const json = new Request('http://localhost/', { method: 'POST', body: '{}' });
    await expect(createModelVersion(ctx, { modelId, request: json })).rejects.toMatchObject({
      code: 'unsupported_type',
    });
    const annotator = await asRole(ctx, projectId, 'annotator');
    await expect(upload(annotator, modelId)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is refused by a project of another kind', async () => {
    const schema = { classes: [{ name: 'no' }] };
    const projectId = await makeEmptyProject(database.db, 'image', schema);
    const ctx = await makeMemberCtx(database.db, projectId, 'engineer');
    const { id } = await createModel(ctx, { projectId, name: `m-${++number}`, description: '' });
    await expect(upload(ctx, id)).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('publishing and deploying', () => {
  it('leads the card’s classes to the project’s by name where they have no id', async () => {
    const { ctx, projectId, modelId } = await makeScene(['Maybe', 'YES ', 'No']);
    const classes = [
      { name: 'no', classId: null },
      { name: 'yes', classId: null },
    ];
    const { id } = await upload(ctx, modelId, { card: { classes } });
    const published = await publishModelVersion(ctx, { modelVersionId: id });
    expect(published.stage).toBe('published');
    expect(published.card.classes.map(({ classId }) => classId)).toEqual([2, 1]);
    await setDeployments(ctx, { projectId, deployments: [preLabel(id)] });
    expect((await listModels(ctx, { projectId })).preLabelModelVersionId).toBe(id);
  });

  it('is refused where none of the classes is the project’s', async () => {
    const { ctx, modelId } = await makeScene(['cat']);
    const classes = [
      { name: 'no', classId: null },
      { name: 'yes', classId: 7 },
    ];
    const { id } = await upload(ctx, modelId, { card: { classes } });
    await expect(publishModelVersion(ctx, { modelVersionId: id })).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  it('takes published versions of the own project only, one for pre-labels, all or nothing', async () => {
    const [scene, other] = [await makeScene(), await makeScene()];
    const { ctx, projectId, modelId } = scene;
    const draft = await upload(ctx, modelId);
    const put = (...wanted: ReturnType<typeof preLabel>[]) =>
      setDeployments(ctx, { projectId, deployments: wanted });
    await expect(put(preLabel(draft.id))).rejects.toMatchObject({ code: 'invalid' });
    await publishModelVersion(ctx, { modelVersionId: draft.id });
    await put(preLabel(draft.id));
    const second = await upload(ctx, modelId);
    await publishModelVersion(ctx, { modelVersionId: second.id });
    await expect(put(preLabel(draft.id), preLabel(second.id))).rejects.toMatchObject({
      code: 'invalid',
    });
    const foreign = await upload(other.ctx, other.modelId);
    await publishModelVersion(other.ctx, { modelVersionId: foreign.id });
    await expect(put(preLabel(foreign.id))).rejects.toMatchObject({ code: 'invalid' });
    const rows = await ctx.db
      .select()
      .from(deployments)
      .where(eq(deployments.projectId, projectId));
    expect(rows.map(({ modelVersionId }) => modelVersionId)).toEqual([draft.id]);
  });

  it('ends with the version: a retired one is nowhere in use and cannot come back', async () => {
    const { ctx, projectId, modelId } = await makeScene();
    const { id } = await upload(ctx, modelId);
    await publishModelVersion(ctx, { modelVersionId: id });
    await setDeployments(ctx, { projectId, deployments: [preLabel(id)] });
    expect((await retireModelVersion(ctx, { modelVersionId: id })).stage).toBe('retired');
    expect((await listModels(ctx, { projectId })).preLabelModelVersionId).toBeNull();
    await expect(publishModelVersion(ctx, { modelVersionId: id })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('gives annotators the file of the model that pre-labels their project, and no other', async () => {
    const { ctx, projectId, modelId } = await makeScene();
    const { id, sha256 } = await upload(ctx, modelId);
    const annotator = await asRole(ctx, projectId, 'annotator');
    const hidden = getModelFile(annotator, { modelVersionId: id });
    await expect(hidden).rejects.toMatchObject({ code: 'not_found' });
    await publishModelVersion(ctx, { modelVersionId: id });
    await setDeployments(ctx, { projectId, deployments: [preLabel(id)] });
    const file = await getModelFile(annotator, { modelVersionId: id });
    const response = modelFileResponse(new Request('http://localhost/f'), file);
    expect(response.headers.get('etag')).toBe(`"${sha256}"`);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.length).toBe(Number(response.headers.get('x-file-size')));
    expect(bytes.equals(Buffer.from(softmaxModel(weights)))).toBe(true);
    const stranger = (await makeScene()).ctx;
    await expect(getModelFile(stranger, { modelVersionId: id })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('predictInstances', () => {
  it('answers with the deployed version, else the newest published one, in the order asked', async () => {
    const { ctx, projectId, modelId, name } = await makeScene();
    const instances = [{ text: 'a film' }, { text: '' }];
    await expect(predictInstances(ctx, { modelName: name, instances })).rejects.toMatchObject({
      code: 'not_found',
    });
    const first = await upload(ctx, modelId);
    const second = await upload(ctx, modelId);
    for (const { id } of [first, second]) await publishModelVersion(ctx, { modelVersionId: id });
    const answer = await predictInstances(ctx, { modelName: name, instances });
    expect(answer.modelVersionId).toBe(second.id);
    const [filled, empty] = answer.predictions;
    const [no, yes] = filled?.classScores ?? [];
    expect([no?.className, yes?.className]).toEqual(['no', 'yes']);
    expect((no?.score ?? 0) + (yes?.score ?? 0)).toBeCloseTo(1, 5);
    expect(no?.score).toBeGreaterThan(0.8);
    expect(empty?.classScores.map(({ score }) => score)).toEqual([0.5, 0.5]);
    await setDeployments(ctx, {
      projectId,
      deployments: [{ kind: 'rest', modelVersionId: first.id }],
    });
    const deployed = await predictInstances(ctx, { modelName: name, instances });
    expect(deployed.modelVersionId).toBe(first.id);
  });

  it('refuses pictures for a model of texts, and strangers', async () => {
    const { ctx, modelId, name } = await makeScene();
    const { id } = await upload(ctx, modelId);
    await publishModelVersion(ctx, { modelVersionId: id });
    const picture = { modelName: name, instances: [{ b64: 'AAAA' }] };
    await expect(predictInstances(ctx, picture)).rejects.toMatchObject({ code: 'invalid' });
    const stranger = (await makeScene()).ctx;
    const asked = { modelName: name, instances: [{ text: 'x' }] };
    await expect(predictInstances(stranger, asked)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('finds the bright cell of a picture in its own pixels', async () => {
    const schema = { classes: [{ name: 'bright' }] };
    const projectId = await makeEmptyProject(database.db, 'image', schema);
    const ctx = await makeMemberCtx(database.db, projectId, 'engineer');
    const file = await ctx.storage.put(brightnessModel());
    const card = brightnessCard();
    const name = `bright-${++number}`;
    const { id } = await registerModelVersion(ctx, {
      projectId,
      modelName: name,
      upload: { file, card, metrics: {}, samples: null },
    });
    await publishModelVersion(ctx, { modelVersionId: id });
    const spot = { width: 32, height: 32, channels: 3, background: '#ffffff' } as const;
    const picture = await sharp({
      create: { width: 128, height: 64, channels: 3, background: '#000000' },
    })
      .composite([{ input: await sharp({ create: spot }).png().toBuffer(), left: 64, top: 32 }])
      .png()
      .toBuffer();
    const { predictions } = await predictInstances(ctx, {
      modelName: name,
      instances: [{ b64: picture.toString('base64') }],
    });
    const boxes = predictions[0]?.boxes ?? [];
    expect(boxes).toHaveLength(1);
    expect(boxes[0]).toMatchObject({ className: 'bright', classIndex: 0 });
    expect(boxes[0]?.x).toBeCloseTo(64, 3);
    expect(boxes[0]?.y).toBeCloseTo(32, 3);
    expect(boxes[0]?.width).toBeCloseTo(32, 3);
    const broken = { modelName: name, instances: [{ b64: 'bm90IGEgcGljdHVyZQ==' }] };
    await expect(predictInstances(ctx, broken)).rejects.toMatchObject({
      code: 'unsupported_type',
    });
  });
});

describe('getScorecard', () => {
  it('counts kept, changed, deleted and added marks in all and by class', async () => {
    const schema = { classes: [{ name: 'bright' }, { name: 'dark' }] };
    const projectId = await makeEmptyProject(database.db, 'image', schema);
    const ctx = await makeMemberCtx(database.db, projectId, 'engineer');
    const file = await ctx.storage.put(brightnessModel());
    const { id } = await registerModelVersion(ctx, {
      projectId,
      modelName: `scored-${++number}`,
      upload: { file, card: brightnessCard(), metrics: {}, samples: null },
    });
    expect(
      (await ctx.db.select().from(modelVersions).where(eq(modelVersions.id, id)))[0],
    ).toMatchObject({
      parityMaxAbsDiff: null,
    });
    const size = { widthPx: 64, heightPx: 48 };
    const { taskId } = await addLabelledItem(ctx, projectId, { name: 'a', size, answer: {} });
    const [assignmentId, annotationId] = [newId('assignment'), newId('annotation')];
    const { userId } = ctx.actor;
    const about = { taskId, projectId, userId };
    await ctx.db.insert(assignments).values({
      ...about,
      id: assignmentId,
      status: 'submitted',
      leaseExpiresAt: new Date(),
    });
    const [kept, moved, gone, fresh] = [1, 2, 3, 4].map(() => newId('region'));
    const proposal = (regionId: string | undefined, x: number) => ({
      ...makeBox(x, 1, 5, 5),
      ...(regionId === undefined ? {} : { id: regionId as EntityId<'region'> }),
      origin: 'prediction' as const,
      confidence: 0.9,
    });
    await ctx.db.insert(annotations).values({
      ...about,
      id: annotationId,
      assignmentId,
      labelSchemaVersion: 1,
      regions: [
        proposal(kept, 1),
        { ...proposal(moved, 12), origin: 'prediction_edited' },
        { ...proposal(fresh, 30), classId: 1, origin: 'manual' },
      ],
      classIds: [],
      durationMs: 1,
      submittedAt: new Date(),
    });
    await ctx.db.insert(prelabelOutcomes).values({
      annotationId,
      modelVersionId: id,
      provider: 'wasm',
      runMs: 12,
      proposal: {
        regions: [proposal(kept, 1), proposal(moved, 10), proposal(gone, 20)],
        classIds: [],
      },
      proposed: 3,
      kept: 1,
      changed: 1,
      deleted: 1,
      added: 1,
    });
    const none = { proposed: 0, kept: 0, changed: 0, deleted: 0 };
    expect(await getScorecard(ctx, { modelVersionId: id })).toEqual({
      annotations: 1,
      counts: { proposed: 3, kept: 1, changed: 1, deleted: 1, added: 1 },
      byClass: [
        { classId: 0, proposed: 3, kept: 1, changed: 1, deleted: 1, added: 0 },
        { classId: 1, ...none, added: 1 },
      ],
      providers: { wasm: 1 },
      medianRunMs: 12,
      medianDurationMs: 1,
      blind: { annotations: 0, counts: { ...none, added: 0 }, medianDurationMs: null },
      measured: {
        ...{ items: 1, proposed: 3, kept: 1, changed: 1, deleted: 1, added: 1 },
        ...{ precision: 2 / 3, fixRate: 1 / 2, candidatesTaken: 0, candidatesChanged: 0 },
      },
      ...{ isPaused: false, areClicksPaused: false },
    });
  });
});
