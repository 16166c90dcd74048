import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Scope } from '@/core/roles';
import { createTestDatabase } from '@/db/testing/test-database';
import { closeModelHost } from '@/inference/server/model-host';
import { makeBearer } from '@/server/auth/testing/make-user';
import {
  makeEmptyProject,
  makeMemberCtx,
  makeReviewsProject,
} from '@/server/datasets/testing/make-labelled-project';
import { makeUploadRequest } from '@/server/models/testing/make-upload';
import * as exportRoute from '../../api/v1/dataset-versions/[datasetVersionId]/export/route';
import * as fileRoute from '../../api/v1/model-versions/[modelVersionId]/file/route';
import * as publishRoute from '../../api/v1/model-versions/[modelVersionId]/publish/route';
import * as freezeRoute from '../../api/v1/projects/[projectId]/dataset-versions/route';
import * as completeRoute from '../../api/v1/training-runs/[trainingRunId]/complete/route';
import * as claimRoute from '../../api/v1/training-runs/claim/route';
import * as createRunRoute from '../../api/v1/training-runs/route';
import * as predictRoute from './[model]/route';

type Handler = (
  request: Request,
  segment: { params: Promise<Record<string, string>> },
) => Promise<Response>;

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let projectId: string;
let userId: string;
let engineer: string;
let worker: string;

const workerScopes: Scope[] = ['jobs:run', 'export:read', 'projects:read'];

beforeAll(async () => {
  database = await createTestDatabase();
  const schema = { classes: [{ name: 'no' }, { name: 'yes' }] };
  projectId = await makeEmptyProject(database.db, 'text', schema);
  const ctx = await makeMemberCtx(database.db, projectId, 'engineer');
  await makeReviewsProject(ctx, projectId, 40);
  userId = ctx.actor.userId;
  const scopes: Scope[] = ['items:write', 'export:read', 'models:write', 'models:read'];
  engineer = await makeBearer(database.db, userId, scopes);
  worker = await makeBearer(database.db, userId, workerScopes, projectId);
});
afterAll(async () => {
  await closeModelHost();
  await database.close();
});

function call(
  handler: unknown,
  authorization: string,
  params: Record<string, string>,
  init: RequestInit & { query?: string } = {},
): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('authorization', authorization);
  const request = new Request(`http://localhost/api/v1/x${init.query ?? ''}`, { ...init, headers });
  return (handler as Handler)(request, { params: Promise.resolve(params) });
}

function json(value: unknown, headers: Record<string, string> = {}): RequestInit {
  return {
    method: 'POST',
    body: JSON.stringify(value),
    headers: { ...headers, 'content-type': 'application/json' },
  };
}

describe('from labels to predictions over HTTP', () => {
  it('freezes once for one key, exports, trains, publishes and predicts', async () => {
    const freeze = () =>
      call(
        freezeRoute.POST,
        engineer,
        { projectId },
        json({ name: 'v1' }, { 'idempotency-key': 'a' }),
      );
    const first = await freeze();
    expect(first.status).toBe(201);
    const version = await first.json();
    expect(await (await freeze()).json()).toEqual(version);

    const run = await call(
      createRunRoute.POST,
      engineer,
      {},
      json({
        datasetVersionId: version.id,
        recipe: 'text-classifier',
        modelName: 'loop',
        params: {},
      }),
    );
    expect(run.status).toBe(201);
    const wanted = { worker: 'w', recipes: ['text-classifier'], device: 'cpu' };
    const claimed = (await (await call(claimRoute.POST, worker, {}, json(wanted))).json()).run;
    expect(claimed.datasetHash).toBe(version.contentHash);

    const params = { datasetVersionId: version.id };
    const query = '?format=manifest';
    const manifest = await call(exportRoute.GET, worker, params, { query });
    const lines = (await manifest.text()).trim().split('\n');
    expect(lines).toHaveLength(40);
    const head = await call(exportRoute.HEAD, worker, params, { query, method: 'HEAD' });
    expect(head.headers.get('etag')).toBe(manifest.headers.get('etag'));
    const coco = await call(exportRoute.GET, worker, params, { query: '?format=coco' });
    expect([coco.status, (await coco.json()).code]).toEqual([422, 'invalid']);

    const request = makeUploadRequest({ fence: claimed.fence }, { authorization: worker });
    const segment = { params: Promise.resolve({ trainingRunId: claimed.id }) };
    const completed = await (completeRoute.POST as unknown as Handler)(request, segment);
    expect(completed.status).toBe(201);
    const { modelVersionId } = await completed.json();
    const published = await call(
      publishRoute.POST,
      engineer,
      { modelVersionId },
      { method: 'POST' },
    );
    expect((await published.json()).stage).toBe('published');
    const file = await call(fileRoute.GET, worker, { modelVersionId });
    expect((await file.arrayBuffer()).byteLength).toBe(Number(file.headers.get('x-file-size')));

    for (const model of ['loop:predict', 'loop%3Apredict']) {
      const body = json({ instances: [{ text: 'lovely' }] });
      const answer = await call(predictRoute.POST, engineer, { model }, body);
      expect(answer.status).toBe(200);
      expect((await answer.json()).predictions[0].classScores).toHaveLength(2);
    }
    const bare = await call(predictRoute.POST, engineer, { model: 'loop' }, json({}));
    expect(bare.status).toBe(404);
  });

  it('lets a worker’s token do a worker’s work in its own project and nothing else', async () => {
    const body = json({ name: 'v2' });
    expect((await call(freezeRoute.POST, worker, { projectId }, body)).status).toBe(403);
    const publish = { modelVersionId: 'mdv_x' };
    expect((await call(publishRoute.POST, worker, publish, { method: 'POST' })).status).toBe(403);
    const wanted = { worker: 'w', recipes: ['text-classifier'], device: 'cpu' };
    expect((await call(claimRoute.POST, engineer, {}, json(wanted))).status).toBe(403);
    const other = await makeEmptyProject(database.db, 'text', { classes: [{ name: 'no' }] });
    const elsewhere = await makeBearer(database.db, userId, ['items:write'], other);
    expect((await call(freezeRoute.POST, elsewhere, { projectId }, body)).status).toBe(404);
    expect((await call(claimRoute.POST, 'Bearer cncd_unknown', {}, json(wanted))).status).toBe(401);
  });
});
