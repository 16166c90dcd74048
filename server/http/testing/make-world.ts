import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { encode } from 'next-auth/jwt';
import { ConsensusSettingsSchema } from '@/core/contracts/create-project.contract';
import { newId } from '@/core/ids';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import type { ModelCard } from '@/core/models/model-card';
import type { ProjectRole } from '@/core/roles';
import type { Db } from '@/db/client';
import { annotations } from '@/db/schema/annotations';
import { apiTokens } from '@/db/schema/api-tokens';
import { assignments } from '@/db/schema/assignments';
import { comments } from '@/db/schema/comments';
import { consensus } from '@/db/schema/consensus';
import { datasetItems } from '@/db/schema/dataset-items';
import { datasetVersions } from '@/db/schema/dataset-versions';
import { deployments } from '@/db/schema/deployments';
import { guideImages } from '@/db/schema/guide-images';
import { imports } from '@/db/schema/imports';
import { invites } from '@/db/schema/invites';
import { items } from '@/db/schema/items';
import { labelSchemas } from '@/db/schema/label-schemas';
import { modelVersions } from '@/db/schema/model-versions';
import { models } from '@/db/schema/models';
import { projects } from '@/db/schema/projects';
import { tasks } from '@/db/schema/tasks';
import { trainingRuns } from '@/db/schema/training-runs';
import { hashSecret, makeSecret } from '../../auth/secrets';
import { sessionCookieName } from '../../auth/session-cookie';
import { startSession } from '../../auth/start-session';
import { makeMember } from '../../auth/testing/make-user';
import { env } from '../../env';
import { getStorage } from '../../storage/get-storage';
import { packTiles } from '../../tiles/tile-file';

const LABEL_SCHEMA: LabelSchema = {
  classes: [{ id: 0, name: 'cat', color: '#ff0000', shortcut: null, isDeleted: false }],
  regions: ['box'],
  choice: 'none',
};
const BOX = {
  kind: 'box' as const,
  classId: 0,
  x: 1,
  y: 1,
  width: 4,
  height: 4,
  rotation: 0,
  origin: 'manual' as const,
  attributes: {},
};
const CARD: ModelCard = {
  format: 'concord-model-card/1',
  name: 'walk',
  description: '',
  task: 'object-detection',
  input: {
    kind: 'image',
    name: 'images',
    widthPx: 64,
    heightPx: 64,
    layout: 'nchw',
    colorOrder: 'rgb',
    mean: [0, 0, 0],
    std: [1, 1, 1],
    resize: 'letterbox',
    padValue: 0,
  },
  outputs: ['boxes'],
  decoder: 'fcos',
  strides: [8],
  classes: [{ name: 'cat', classId: 0 }],
  thresholds: { score: 0.3, nmsIou: 0.5 },
  training: {
    datasetVersionId: null,
    datasetHash: null,
    recipe: null,
    command: null,
    seconds: null,
    device: null,
  },
  metrics: {},
  license: 'Apache-2.0',
  source: '',
};

/** One request’s headers as a signed-in person of our own pages. */
export async function signedInHeaders(db: Db, userId: string): Promise<Record<string, string>> {
  const sid = await startSession(db, userId);
  const token = await encode({ token: { uid: userId, sid }, secret: env().authSecret });
  return { cookie: `${sessionCookieName()}=${token}`, origin: env().publicOrigin };
}

async function makePeople(db: Db, projectId: string) {
  const roles: readonly ProjectRole[] = ['manager', 'reviewer', 'annotator', 'engineer'];
  const made = await Promise.all(roles.map((role) => makeMember(db, projectId, role)));
  const [manager, reviewer, annotator, engineer] = made.map(({ id }) => id) as [
    string,
    string,
    string,
    string,
  ];
  const voter = (await makeMember(db, projectId, 'annotator')).id;
  return { manager, reviewer, annotator, engineer, voter };
}

async function makeWork(db: Db, projectId: string, voter: string) {
  const storage = getStorage();
  const picture = await storage.put(Buffer.from(`not really a picture ${projectId}`));
  const { sha256 } = picture;
  const tile = Buffer.from('not really a tile');
  const tiles = await storage.put(packTiles([{ bytes: tile.length, read: async () => tile }]));
  const [importId, itemId, taskId, votedId, annotationId] = [
    newId('import'),
    newId('item'),
    newId('task'),
    newId('assignment'),
    newId('annotation'),
  ];
  await db
    .insert(imports)
    .values({ id: importId, projectId, format: 'images', state: 'completed', uploads: [] });
  await db.insert(items).values({
    id: itemId,
    projectId,
    importId,
    name: 'a.png',
    sha256,
    sourceSha256: sha256,
    thumbnailSha256: sha256,
    mediaType: 'image/png',
    sizeBytes: picture.sizeBytes,
    widthPx: 20,
    heightPx: 20,
    tilesSha256: tiles.sha256,
    tileLevels: 1,
  });
  await db.insert(guideImages).values({ projectId, sha256, widthPx: 20, heightPx: 20 });
  await db.insert(tasks).values({ id: taskId, projectId, itemId, rank: 1, wanted: 20, slots: 10 });
  // people hold leases on a task of its own: nobody may judge a task they are answering
  const [leasedItemId, leasedTaskId] = [newId('item'), newId('task')];
  await db.insert(items).values({
    id: leasedItemId,
    projectId,
    importId,
    name: 'b.png',
    sha256,
    sourceSha256: createHash('sha256').update(leasedItemId).digest('hex'),
    thumbnailSha256: sha256,
    mediaType: 'image/png',
    sizeBytes: picture.sizeBytes,
    widthPx: 20,
    heightPx: 20,
  });
  await db
    .insert(tasks)
    .values({ id: leasedTaskId, projectId, itemId: leasedItemId, rank: 2, wanted: 20, slots: 10 });
  await db.insert(assignments).values({
    id: votedId,
    taskId,
    projectId,
    userId: voter,
    status: 'submitted',
    leaseExpiresAt: sql`now()`,
  });
  await db.insert(annotations).values({
    id: annotationId,
    assignmentId: votedId,
    taskId,
    projectId,
    userId: voter,
    labelSchemaVersion: 1,
    regions: [BOX],
    classIds: [],
    durationMs: 1,
    submittedAt: sql`now()`,
  });
  await db.insert(consensus).values({
    id: newId('consensus'),
    taskId,
    projectId,
    method: 'majority',
    state: 'agreed',
    regions: [],
    classIds: [],
    posterior: {},
    confidence: 1,
    agreement: null,
    voteCount: 1,
    computedAt: sql`now()`,
  });
  const tilePlace = { level: '0', x: '0', y: '0' };
  return { importId, itemId, taskId, leasedTaskId, annotationId, sha256, ...tilePlace };
}

async function makeModels(db: Db, projectId: string, itemId: string) {
  const [datasetVersionId, trainingRunId, modelId, modelVersionId] = [
    newId('datasetVersion'),
    newId('trainingRun'),
    newId('model'),
    newId('modelVersion'),
  ];
  const modelName = `walk-${modelId.slice(4)}`;
  const file = await getStorage().put(Buffer.from(`not really a model ${projectId}`));
  const contentHash = createHash('sha256').update(projectId).digest('hex');
  await db.insert(datasetVersions).values({
    id: datasetVersionId,
    projectId,
    name: 'v1',
    kind: 'image',
    contentHash,
    splits: { train: 1, val: 0, test: 0 },
    labelSchema: LABEL_SCHEMA,
    statistics: {
      items: 1,
      regions: 1,
      itemsBySplit: { train: 1 },
      classesBySplit: { '0': { train: 1 } },
      sources: { single: 1 },
    },
  });
  await db.insert(datasetItems).values({
    datasetVersionId,
    position: 0,
    itemId,
    split: 'train',
    regions: [BOX],
    classIds: [],
    posterior: {},
    confidence: 1,
    source: 'single',
    provenance: {
      taskId: '',
      annotationIds: [],
      annotatorIds: [],
      labelSchemaVersions: [1],
      modelVersionIds: [],
      resolvedAt: new Date().toISOString(),
    },
  });
  await db.insert(trainingRuns).values({
    id: trainingRunId,
    projectId,
    datasetVersionId,
    recipe: 'detector',
    params: {},
    modelName,
    state: 'running',
    worker: 'w',
    attempt: 1,
    fence: 1,
    leaseExpiresAt: sql`now() + interval '1 hour'`,
    startedAt: sql`now()`,
  });
  await db.insert(models).values({ id: modelId, projectId, name: modelName });
  await db.insert(modelVersions).values({
    id: modelVersionId,
    modelId,
    version: 1,
    stage: 'published',
    card: CARD,
    metrics: {},
    sha256: file.sha256,
    sizeBytes: file.sizeBytes,
  });
  await db
    .insert(deployments)
    .values({ id: newId('deployment'), projectId, modelVersionId, kind: 'browser_prelabel' });
  return { datasetVersionId, trainingRunId, modelId, modelVersionId, modelName };
}

/** Makes a project with one of every entity, and a person in every role. */
export async function makeWorld(db: Db) {
  const projectId = newId('project');
  const settings = ConsensusSettingsSchema.parse({});
  await db.insert(projects).values({
    id: projectId,
    name: 'Walk',
    kind: 'image',
    annotationsPerTask: 20,
    consensus: settings,
  });
  await db
    .insert(labelSchemas)
    .values({ id: newId('labelSchema'), projectId, version: 1, labelSchema: LABEL_SCHEMA });
  const people = await makePeople(db, projectId);
  const work = await makeWork(db, projectId, people.voter);
  const registry = await makeModels(db, projectId, work.itemId);
  const inviteId = newId('invite');
  const inviteSecret = makeSecret();
  await db.insert(invites).values({
    id: inviteId,
    projectId,
    role: 'annotator',
    secretHash: hashSecret(inviteSecret),
    createdBy: people.manager,
    expiresAt: sql`now() + interval '1 hour'`,
  });
  return { projectId, people, inviteId, inviteSecret, ...work, ...registry };
}
export type World = Awaited<ReturnType<typeof makeWorld>>;

/** Gives a person an active assignment, a comment on it and a token of their own; returns their ids. */
export async function giveBelongings(db: Db, world: World, userId: string) {
  const [assignmentId, tokenId, commentId] = [
    newId('assignment'),
    newId('token'),
    newId('comment'),
  ];
  const { projectId, leasedTaskId, taskId } = world;
  const expiresAt = sql`now() + interval '1 hour'`;
  await db.insert(assignments).values({
    id: assignmentId,
    taskId: leasedTaskId,
    projectId,
    userId,
    leaseExpiresAt: expiresAt,
  });
  await db.insert(comments).values({
    id: commentId,
    projectId,
    taskId: leasedTaskId,
    annotatorId: userId,
    authorId: userId,
    body: 'Is this a cat?',
  });
  // who was ever handed a task may see its picture
  await db.insert(assignments).values({
    id: newId('assignment'),
    taskId,
    projectId,
    userId,
    status: 'expired',
    leaseExpiresAt: sql`now()`,
  });
  await db.insert(apiTokens).values({
    id: tokenId,
    userId,
    name: 'Own',
    preview: 'cncd_',
    secretHash: hashSecret(makeSecret()),
    scopes: ['projects:read'],
    expiresAt,
  });
  return { assignmentId, tokenId, commentId };
}
