import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { type EntityId, newId } from '@/core/ids';
import { isBlindTask } from '@/core/models/is-blind-task';
import { deployments } from '@/db/schema/deployments';
import { modelVersions } from '@/db/schema/model-versions';
import { models } from '@/db/schema/models';
import { prelabelOutcomes } from '@/db/schema/prelabel-outcomes';
import { softmaxCard } from '@/inference/testing-models';
import { submitAnnotation } from '../annotations/submit-annotation';
import { claimAssignments } from '../assignments/claim-assignments';
import { getAssignment } from '../assignments/get-assignment';
import { openTestGround } from '../assignments/testing/open-test-ground';
import { addMember, makePerson, makeTextProject } from '../assignments/testing/test-project';
import { getProject } from '../projects/get-project';
import { getProgress } from '../projects/get-progress';
import { updateProject } from '../projects/update-project';
import { getScorecard } from './get-scorecard';
import { listModels } from './list-models';

const { admin } = openTestGround();
let number = 0;

/** A project of texts that a model pre-labels, and a person who labels. */
async function makeScene(texts: number, blindPercent = 0) {
  const projectId = await makeTextProject(admin, texts, 1);
  await change(projectId, { blindPercent });
  const [modelId, modelVersionId] = [newId('model'), newId('modelVersion')];
  await admin.db.insert(models).values({ id: modelId, projectId, name: `helper-${++number}` });
  await admin.db.insert(modelVersions).values({
    ...{ id: modelVersionId, modelId, version: 1, stage: 'published', card: softmaxCard() },
    ...{ metrics: {}, sha256: 'a'.repeat(64), sizeBytes: 1 },
  });
  await admin.db
    .insert(deployments)
    .values({ id: newId('deployment'), projectId, modelVersionId, kind: 'browser_prelabel' });
  const person = await makePerson(admin);
  await addMember(person, projectId);
  return { projectId, modelVersionId, person };
}
type TestScene = Awaited<ReturnType<typeof makeScene>>;

async function change(
  projectId: EntityId<'project'>,
  body: { blindPercent?: number; pausesPoorHelp?: boolean },
) {
  const { version } = await getProject(admin, { projectId });
  return updateProject(admin, { projectId, ifMatch: version, ...body });
}

function claim({ person, projectId }: TestScene, count: number) {
  return claimAssignments(person, { projectId, count, resume: false });
}

interface Outcome {
  isRight: boolean;
  wasShown?: boolean;
  candidatesTaken?: number;
  candidatesChanged?: number;
}

/** Answers one item for which the model proposed the right class, or the other one. */
async function answer(scene: TestScene, { isRight, ...shown }: Outcome): Promise<void> {
  const { assignments } = await claim(scene, 1);
  const [assignment] = assignments;
  if (assignment === undefined) throw new Error('Nothing to label');
  await submitAnnotation(scene.person, {
    ...{ assignmentId: assignment.id, regions: [], classIds: [1], durationMs: 2_000 },
    preLabel: {
      ...{ modelVersionId: scene.modelVersionId, provider: 'wasm', regions: [], runMs: 5 },
      ...{ classIds: [isRight ? 1 : 0], wasShown: true, candidatesTaken: 0, candidatesChanged: 0 },
      ...shown,
    },
  });
}

async function answerMany(scene: TestScene, count: number, outcome: Outcome): Promise<void> {
  for (let done = 0; done < count; done += 1) await answer(scene, outcome);
}

async function readSource(scene: TestScene) {
  const { preLabelSource } = await claim(scene, 1);
  if (preLabelSource === null) throw new Error('No model');
  return preLabelSource;
}

describe('blind controls', () => {
  it('are the same tasks in a claim and when read again, and none where no model pre-labels', async () => {
    const scene = await makeScene(50, 50);
    const { assignments } = await claim(scene, 50);
    expect(assignments).toHaveLength(50);
    for (const { id, task } of assignments) {
      expect(task.isBlind).toBe(isBlindTask(task.id, 50));
      const again = await getAssignment(scene.person, { assignmentId: id });
      expect(again.task).toEqual(task);
    }
    expect(new Set(assignments.map(({ task }) => task.isBlind)).size).toBe(2);
    await admin.db.delete(deployments).where(eq(deployments.projectId, scene.projectId));
    const bare = await claimAssignments(scene.person, {
      ...{ projectId: scene.projectId, count: 50, resume: true },
    });
    expect(bare.assignments.filter(({ task }) => task.isBlind)).toEqual([]);
    expect(bare.preLabelSource).toBeNull();
  });

  it('are one in twenty unless the manager says otherwise, and none in the demo', async () => {
    const projectId = await makeTextProject(admin, 0, 1);
    expect(await getProject(admin, { projectId })).toMatchObject({
      ...{ blindPercent: 5, pausesPoorHelp: true },
    });
    expect(await change(projectId, { blindPercent: 10 })).toMatchObject({ blindPercent: 10 });
  });

  it('are counted apart, and what was not shown is nobody’s pre-label', async () => {
    const scene = await makeScene(5);
    await answerMany(scene, 2, { isRight: true });
    await answerMany(scene, 1, { isRight: false });
    await answerMany(scene, 2, { isRight: false, wasShown: false });
    const scorecard = await getScorecard(admin, { modelVersionId: scene.modelVersionId });
    expect(scorecard).toMatchObject({
      ...{ annotations: 3, medianDurationMs: 2_000 },
      counts: { proposed: 3, kept: 2, changed: 1, deleted: 0, added: 0 },
      byClass: [
        { classId: 0, proposed: 1, changed: 1 },
        { classId: 1, proposed: 2, kept: 2 },
      ],
      blind: { annotations: 2, counts: { proposed: 2, kept: 0, changed: 2 } },
      measured: { items: 5, proposed: 5, kept: 2, changed: 3, precision: 0.4, fixRate: null },
      ...{ isPaused: false, areClicksPaused: false, providers: { wasm: 5 } },
    });
    const { preLabelled } = await getProgress(admin, { projectId: scene.projectId });
    expect(preLabelled).toBe(3);
  });
});

describe('the pause', () => {
  it('comes with the 50th item, and goes by itself when the silent model is right again', async () => {
    const scene = await makeScene(160);
    await answerMany(scene, 49, { isRight: false });
    expect(await readSource(scene)).toMatchObject({ isPaused: false, measured: { items: 49 } });
    await answer(scene, { isRight: false });
    expect(await readSource(scene)).toMatchObject({
      ...{ isPaused: true, measured: { items: 50, proposed: 50, precision: 0 } },
    });
    expect(await listModels(admin, { projectId: scene.projectId })).toMatchObject({
      ...{ preLabelModelVersionId: scene.modelVersionId, isPreLabellingPaused: true },
    });
    expect(await getScorecard(admin, { modelVersionId: scene.modelVersionId })).toMatchObject({
      isPaused: true,
    });
    // 54 % would have kept proposals going; to bring them back takes 55 %
    await answerMany(scene, 27, { isRight: true, wasShown: false });
    expect(await readSource(scene)).toMatchObject({
      isPaused: true,
      measured: { precision: 0.54 },
    });
    await answer(scene, { isRight: true, wasShown: false });
    expect(await readSource(scene)).toMatchObject({
      ...{ isPaused: false, measured: { precision: 0.56 } },
    });
    const [deployment] = await admin.db
      .select()
      .from(deployments)
      .where(eq(deployments.projectId, scene.projectId));
    expect(deployment?.isPaused).toBe(false);
    // shown again, 52 % are enough
    await answer(scene, { isRight: true });
    await answerMany(scene, 24, { isRight: false });
    expect(await readSource(scene)).toMatchObject({
      ...{ isPaused: false, measured: { precision: 0.52 } },
    });
    await answer(scene, { isRight: false });
    expect(await readSource(scene)).toMatchObject({ isPaused: true });
  }, 60_000);

  it('never comes where the manager has switched it off', async () => {
    const scene = await makeScene(60);
    await answerMany(scene, 51, { isRight: false, candidatesTaken: 1, candidatesChanged: 1 });
    expect(await readSource(scene)).toMatchObject({ isPaused: true, areClicksPaused: true });
    await change(scene.projectId, { pausesPoorHelp: false });
    expect(await readSource(scene)).toMatchObject({
      ...{ isPaused: false, areClicksPaused: false, measured: { items: 50, precision: 0 } },
    });
  }, 30_000);

  it('stops clicks from taking boxes where more than 29 % of them are changed', async () => {
    const scene = await makeScene(60);
    await answerMany(scene, 10, { isRight: true });
    await answerMany(scene, 7, { isRight: true, candidatesTaken: 7, candidatesChanged: 3 });
    expect(await readSource(scene)).toMatchObject({
      ...{ areClicksPaused: false, measured: { candidatesTaken: 49, candidatesChanged: 21 } },
    });
    await answer(scene, { isRight: true, candidatesTaken: 1 });
    expect(await readSource(scene)).toMatchObject({ areClicksPaused: true, isPaused: false });
    await answer(scene, { isRight: true, candidatesTaken: 30 });
    expect(await readSource(scene)).toMatchObject({
      ...{ areClicksPaused: false, measured: { candidatesTaken: 80, candidatesChanged: 21 } },
    });
  });

  it('looks at the version in use alone', async () => {
    const [poor, other] = [await makeScene(2), await makeScene(2)];
    await answer(poor, { isRight: false });
    expect((await readSource(other)).measured).toMatchObject({ items: 0, precision: null });
    const [outcome] = await admin.db
      .select()
      .from(prelabelOutcomes)
      .where(eq(prelabelOutcomes.modelVersionId, poor.modelVersionId));
    expect(outcome).toMatchObject({ wasShown: true, candidatesTaken: 0 });
  });
});
