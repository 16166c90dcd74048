import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { exportDatasetVersionContract } from '@/core/contracts/export-dataset-version.contract';
import { getProgressContract } from '@/core/contracts/get-progress.contract';
import { getScorecardContract } from '@/core/contracts/get-scorecard.contract';
import { listConsensusContract } from '@/core/contracts/list-consensus.contract';
import { listVotesContract } from '@/core/contracts/list-votes.contract';
import { predictContract } from '@/core/contracts/predict.contract';
import { submitAnnotationContract } from '@/core/contracts/submit-annotation.contract';
import type { ConcordClient } from '@/sdk/concord-client';
import {
  adminApi,
  claim,
  createProject,
  importFiles,
  joinByInvite,
  type ProjectId,
} from './support/api';
import { type Review, readReviews } from './support/film-reviews';
import { expect, signIn, test } from './support/fixtures';
import { recordModelAnswers } from './support/model-answers';
import { freeze, trainAndDeploy } from './support/train';
import { whyNoWorker } from './support/training-worker';

const LABELLED = 72;
const NEXT = 6;
const BY_BROWSER = 12;
const CLASSES = ['negative', 'positive'];

function asJsonLines(reviews: readonly Review[]) {
  const lines = reviews.map(({ text }) => JSON.stringify({ text }));
  return [{ name: 'reviews.jsonl', bytes: `${lines.join('\n')}\n` }];
}

/** Answers everything there is for this person; each `everyNth` answer is wrong. */
async function answerAll(
  api: ConcordClient,
  projectId: ProjectId,
  truth: ReadonlyMap<string, number>,
  everyNth: number,
): Promise<number> {
  let answered = 0;
  for (;;) {
    const assignments = await claim(api, projectId, 10);
    if (assignments.length === 0) return answered;
    for (const { id, item } of assignments) {
      answered += 1;
      const right = truth.get(item.text ?? '') ?? 0;
      const classId = answered % everyNth === 0 ? 1 - right : right;
      await api.call(submitAnnotationContract, {
        params: { assignmentId: id },
        body: { regions: [], classIds: [classId], durationMs: 3_000 },
        idempotencyKey: randomUUID(),
      });
    }
  }
}

/** Reads and answers with one key each, as a person does. */
async function answerByKeyboard(page: Page, truth: ReadonlyMap<string, number>, count: number) {
  for (let index = 0; index < count; index += 1) {
    const text = await page.getByTestId('text-stage').innerText();
    const right = [...truth].find(([review]) => review.startsWith(text.slice(0, 60)))?.[1];
    expect(right, text).toBeDefined();
    await page.keyboard.press(`Digit${(right ?? 0) + 1}`);
    await expect(page.getByText(`${index + 1} done`)).toBeVisible();
    await expect(page.getByTestId('text-stage')).not.toHaveText(text);
  }
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
}

test('three people label reviews, and the model made of it proposes the next answer', async ({
  page,
  launch,
}) => {
  test.setTimeout(420_000);
  const reason = whyNoWorker();
  test.skip(reason !== null, reason ?? '');
  const server = await launch();
  const admin = adminApi(server);
  const reviews = await readReviews(LABELLED + NEXT);
  const truth = new Map(reviews.map(({ text, sentiment }) => [text, sentiment]));

  const project = await createProject(admin, {
    name: 'Reviews',
    kind: 'text',
    labelSchema: { classes: CLASSES.map((name) => ({ name })), choice: 'single' },
    annotationsPerTask: 3,
  });
  const projectId = project.id;
  const first = asJsonLines(reviews.slice(0, LABELLED));
  const imported = await importFiles(admin, projectId, 'jsonl', first);
  expect(imported.counts).toMatchObject({ imported: LABELLED, rejected: 0 });
  const [ann, ben, cleo] = await Promise.all(
    ['Ann', 'Ben', 'Cleo'].map((name) => joinByInvite(server, projectId, 'annotator', name)),
  );
  if (!ann || !ben || !cleo) throw new Error('Three people join');

  await test.step('one labels in the browser, all through the API', async () => {
    await signIn(page, server.origin, ann);
    await page.goto(`${server.origin}/projects/${projectId}/label`);
    await expect(page.getByTestId('model-state')).toHaveAttribute('data-provider', 'manual');
    await answerByKeyboard(page, truth, BY_BROWSER);
    await page.goto('about:blank');
    const byApi = await Promise.all([
      answerAll(ann.api, projectId, truth, 1_000),
      answerAll(ben.api, projectId, truth, 12),
      answerAll(cleo.api, projectId, truth, 7),
    ]);
    expect(byApi).toEqual([LABELLED - BY_BROWSER, LABELLED, LABELLED]);
  });

  await test.step('consensus resolves them', async () => {
    const params = { projectId };
    const read = () => admin.call(getProgressContract, { params });
    await expect.poll(async () => (await read()).consensus.pending, { timeout: 30_000 }).toBe(0);
    await expect
      .poll(async () => (await read()).consensus.agreed, { timeout: 30_000 })
      .toBeGreaterThanOrEqual(60);
    const { rows } = await admin.call(listConsensusContract, { params, query: { limit: 500 } });
    expect(rows).toHaveLength(LABELLED);
    expect(rows.every(({ voteCount }) => voteCount === 3)).toBe(true);
  });

  const version = await freeze(admin, projectId);
  await test.step('a dataset version is frozen and exported', async () => {
    const answer = await admin.fetch(exportDatasetVersionContract, {
      params: { datasetVersionId: version.id },
      query: { format: 'manifest' },
    });
    const lines = (await answer.text()).trim().split('\n');
    expect(lines.length).toBe(version.statistics.items);
    expect(lines.length).toBeGreaterThanOrEqual(60);
    const rows = lines.map((line) => JSON.parse(line) as { source: string; concord: object });
    const right = rows.filter((row) => {
      const { classIds } = row.concord as { classIds?: number[] };
      return classIds?.[0] === truth.get(row.source);
    });
    expect(right.length / rows.length).toBeGreaterThan(0.95);
  });

  const { run, version: model } = await test.step('the worker trains on it', async () => {
    const trained = await trainAndDeploy(admin, server.origin, projectId, {
      datasetVersionId: version.id,
      recipe: 'text-classifier',
      modelName: 'reviews',
      params: {},
    });
    expect(Object.keys(trained.run.metrics).length).toBeGreaterThan(0);
    expect(Object.keys(trained.version.metrics).length).toBeGreaterThan(0);
    expect(trained.version.card.training.datasetHash).toBe(version.contentHash);
    return trained;
  });
  expect(run.device).toContain('cpu');

  await importFiles(admin, projectId, 'jsonl', asJsonLines(reviews.slice(LABELLED)));
  await test.step('the next review opens with the class the browser proposes', async () => {
    const answers = await recordModelAnswers(page);
    await page.goto(`${server.origin}/projects/${projectId}/label`);
    const badge = page.getByTestId('model-state');
    await expect(badge).toHaveAttribute('data-provider', /^(wasm|webgpu)$/, { timeout: 60_000 });
    const proposed = page.getByRole('group', { name: 'Class of the item' }).getByRole('button', {
      pressed: true,
    });
    await expect(proposed).toContainText('model', { timeout: 30_000 });
    await expect(proposed).toHaveCSS('border-style', 'dashed');
    const text = await page.getByTestId('text-stage').textContent();

    const [byBrowser] = await answers();
    const byServer = await admin.call(predictContract, {
      params: { modelName: 'reviews' },
      body: { instances: [{ text: text ?? '' }] },
    });
    const scores = byServer.predictions[0]?.classScores ?? [];
    expect(scores.map(({ className }) => className)).toEqual(CLASSES);
    scores.forEach(({ score }, index) => {
      expect(Math.abs(score - (byBrowser?.classScores[index] ?? 9))).toBeLessThan(1e-3);
    });
    const best = scores.reduce((a, b) => (b.score > a.score ? b : a));
    await expect(proposed).toContainText(`${best.className} · model`);

    const submitted = page.waitForRequest((request) => /\/annotation$/.test(request.url()));
    await page.keyboard.press('Space');
    const sent = (await submitted).postDataJSON() as { classIds: number[]; preLabel: object };
    expect(sent.classIds).toEqual([CLASSES.indexOf(best.className)]);
    expect(sent.preLabel).toMatchObject({ modelVersionId: model.id, classIds: sent.classIds });
    await expect(page.getByText('1 done')).toBeVisible();
    await expect(page.getByTestId('text-stage')).not.toHaveText(text ?? '');
  });

  await test.step('the model’s scorecard counts what was kept and what was not', async () => {
    const read = () => admin.call(getScorecardContract, { params: { modelVersionId: model.id } });
    await expect.poll(async () => (await read()).counts.kept).toBe(1);
    const proposed = page.getByRole('button', { pressed: true }).filter({ hasText: 'model' });
    const isNegative = (await proposed.textContent())?.startsWith(CLASSES[0] ?? '') ?? false;
    await page.keyboard.press(isNegative ? 'Digit2' : 'Digit1');
    await expect.poll(async () => (await read()).annotations).toBe(2);
    const { counts, providers } = await read();
    expect(counts).toMatchObject({ proposed: 2, kept: 1 });
    expect(counts.changed + counts.deleted).toBe(1);
    expect(Object.keys(providers)).toEqual([expect.stringMatching(/^(wasm|webgpu)$/)]);
  });

  await test.step('every vote is kept beside the consensus', async () => {
    const { rows } = await admin.call(listConsensusContract, {
      params: { projectId },
      query: { limit: 1 },
    });
    const taskId = rows[0]?.taskId;
    if (taskId === undefined) throw new Error('There is a task with votes');
    const { votes } = await admin.call(listVotesContract, { params: { taskId } });
    expect(new Set(votes.map(({ userId }) => userId)).size).toBe(3);
  });
  expect(await server.stop()).toBe(0);
});
