import { randomUUID } from 'node:crypto';
import type { Answer, Region } from '@/core/annotation';
import { getProgressContract } from '@/core/contracts/get-progress.contract';
import { getScorecardContract } from '@/core/contracts/get-scorecard.contract';
import { listTasksContract } from '@/core/contracts/list-tasks.contract';
import { listVotesContract } from '@/core/contracts/list-votes.contract';
import { predictContract } from '@/core/contracts/predict.contract';
import { submitAnnotationContract } from '@/core/contracts/submit-annotation.contract';
import { adminApi, claim, createProject, importFiles, joinByInvite } from './support/api';
import { type DigitPage, makeDigitPages } from './support/digit-pages';
import { expect, signIn, test } from './support/fixtures';
import { recordModelAnswers } from './support/model-answers';
import { StageView } from './support/stage-view';
import { freeze, trainAndDeploy } from './support/train';
import { whyNoWorker } from './support/training-worker';

const LABELLED = 40;
const NEXT = 3;
/** Small and quick: about a minute of one core. */
const PARAMS = {
  inputWidth: 320,
  inputHeight: 256,
  strides: [8],
  width: 8,
  neck: 24,
  headDepth: 1,
  epochs: 30,
  batchSize: 4,
  learningRate: 0.01,
  threads: 1,
};

function toAnswer({ digits }: DigitPage): Pick<Answer, 'classIds'> & { regions: object[] } {
  return { classIds: [], regions: digits.map((digit) => ({ kind: 'box', ...digit })) };
}

function largestDifference(some: readonly number[], others: readonly number[]): number {
  expect(some).toHaveLength(others.length);
  return Math.max(0, ...some.map((value, index) => Math.abs(value - (others[index] ?? 1e9))));
}

test('a detector trained on labelled pages proposes the boxes of the next one', async ({
  page,
  launch,
}) => {
  test.setTimeout(600_000);
  const reason = whyNoWorker();
  test.skip(reason !== null, reason ?? '');
  const server = await launch();
  const admin = adminApi(server);
  const pages = await makeDigitPages(LABELLED + NEXT);
  const pageOf = new Map(pages.map((one) => [one.name, one]));
  const { id: projectId } = await createProject(admin, {
    name: 'Numbers',
    kind: 'image',
    labelSchema: {
      classes: Array.from({ length: 10 }, (_, digit) => ({
        name: String(digit),
        shortcut: `Digit${digit}`,
      })),
      regions: ['box'],
    },
  });
  const imported = await importFiles(admin, projectId, 'images', pages.slice(0, LABELLED));
  expect(imported.counts.imported).toBe(LABELLED);
  const ann = await joinByInvite(server, projectId, 'annotator', 'Ann');

  await test.step('one person labels the pages through the API', async () => {
    for (;;) {
      const assignments = await claim(ann.api, projectId, 10);
      if (assignments.length === 0) break;
      for (const { id, item } of assignments) {
        const known = pageOf.get(item.name);
        if (known === undefined) throw new Error(`What is ${item.name}?`);
        await ann.api.call(submitAnnotationContract, {
          params: { assignmentId: id },
          body: { ...(toAnswer(known) as Answer), durationMs: 9_000 },
          idempotencyKey: randomUUID(),
        });
      }
    }
    const read = () => admin.call(getProgressContract, { params: { projectId } });
    await expect
      .poll(async () => (await read()).consensus.agreed, { timeout: 30_000 })
      .toBe(LABELLED);
  });

  const version = await freeze(admin, projectId);
  expect(version.statistics.items).toBe(LABELLED);
  const digits = pages.slice(0, LABELLED).reduce((sum, one) => sum + one.digits.length, 0);
  expect(version.statistics.regions).toBe(digits);
  const { version: model, run } = await test.step('the worker trains on them', () =>
    trainAndDeploy(admin, server.origin, projectId, {
      datasetVersionId: version.id,
      recipe: 'detector',
      modelName: 'numbers',
      params: PARAMS,
    }));
  expect(Object.keys(run.metrics).length).toBeGreaterThan(0);
  test.info().annotations.push({
    type: 'measured',
    description: `${JSON.stringify(model.metrics).slice(0, 400)}, ${model.sizeBytes} bytes`,
  });

  await importFiles(admin, projectId, 'images', pages.slice(LABELLED));
  const answers = await recordModelAnswers(page);
  await signIn(page, server.origin, ann);
  await page.goto(`${server.origin}/projects/${projectId}/label`);
  const badge = page.getByTestId('model-state');
  await expect(badge).toHaveAttribute('data-provider', /^(wasm|webgpu)$/, { timeout: 60_000 });
  const rows = page.getByRole('listbox', { name: 'Regions' }).getByRole('option');
  const undecided = rows.filter({ hasText: '%' });
  await expect(undecided.nth(3)).toBeVisible({ timeout: 60_000 });
  const name = await page.getByTestId('item-name').innerText();
  const opened = pageOf.get(name);
  if (opened === undefined) throw new Error(`What is ${name}?`);

  await test.step('the server finds the same boxes as the browser', async () => {
    const byServer = await admin.call(predictContract, {
      params: { modelName: 'numbers' },
      body: { instances: [{ b64: opened.bytes.toString('base64') }] },
    });
    const found = byServer.predictions[0]?.boxes ?? [];
    const [shown] = await answers();
    const boxes = shown?.boxes ?? [];
    expect(found.length).toBeGreaterThan(3);
    const classes = (list: { classIndex: number }[]) => list.map(({ classIndex }) => classIndex);
    expect(classes(found)).toEqual(classes(boxes));
    const confidences = (list: { confidence: number }[]) => list.map((box) => box.confidence);
    expect(largestDifference(confidences(found), confidences(boxes))).toBeLessThan(1e-3);
    const sides = (list: Pick<DigitPage['digits'][number], 'x' | 'y' | 'width' | 'height'>[]) =>
      list.flatMap(({ x, y, width, height }) => [x, y, width, height]);
    // 1e-3 of the picture's extent
    expect(largestDifference(sides(found), sides(boxes))).toBeLessThan(0.3);
  });

  const submitted = page.waitForRequest((request) => /\/annotation$/.test(request.url()));
  await test.step('one is thrown out, one moved, one drawn, the rest accepted', async () => {
    await page.keyboard.press('KeyX');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Escape');
    const view = await StageView.open(page, opened);
    await page.keyboard.press('Digit7');
    await view.drag([306, 238], [318, 252]);
    await page.keyboard.press('Space');
    await expect(page.getByTestId('item-name')).not.toHaveText(name);
  });
  const sent = (await submitted).postDataJSON() as { preLabel: { regions: Region[] } };
  const proposed = sent.preLabel.regions.length;
  expect(proposed).toBeGreaterThan(3);

  await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
  await test.step('each region keeps where it came from', async () => {
    const { rows: tasks } = await admin.call(listTasksContract, {
      params: { projectId },
      query: { limit: 500 },
    });
    const taskId = tasks.find(({ itemName }) => itemName === name)?.id;
    if (taskId === undefined) throw new Error('The page has an answer');
    const { votes } = await admin.call(listVotesContract, { params: { taskId } });
    const regions = votes[0]?.answer.regions ?? [];
    const origins = regions.map(({ origin }) => origin).sort();
    const kept = Array.from({ length: proposed - 2 }, () => 'prediction');
    expect(origins).toEqual(['manual', ...kept, 'prediction_edited']);
    expect(regions.find(({ origin }) => origin === 'manual')?.classId).toBe(7);
    const edited = regions.find(({ origin }) => origin === 'prediction_edited');
    const before = sent.preLabel.regions.find(({ id }) => id === edited?.id);
    if (edited?.kind !== 'box' || before?.kind !== 'box') throw new Error('Both are boxes');
    expect(edited.x - before.x).toBeCloseTo(1, 1);
  });

  const scorecard = () =>
    admin.call(getScorecardContract, { params: { modelVersionId: model.id } });
  await expect.poll(async () => (await scorecard()).annotations).toBe(1);
  expect((await scorecard()).counts).toEqual({
    proposed,
    kept: proposed - 2,
    changed: 1,
    deleted: 1,
    added: 1,
  });
  expect(await server.stop()).toBe(0);
});
