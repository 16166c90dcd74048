import { randomUUID } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { CLAIMS_MAX, claimAssignmentsContract } from '@/core/contracts/claim-assignments.contract';
import { getProjectContract } from '@/core/contracts/get-project.contract';
import { listTasksContract } from '@/core/contracts/list-tasks.contract';
import { submitAnnotationContract } from '@/core/contracts/submit-annotation.contract';
import { isBlindTask } from '@/core/models/is-blind-task';
import type { ConcordClient } from '@/sdk/concord-client';
import { joinByInvite, type ProjectId } from './support/api';
import { expect, signIn, signInAsAdmin, test } from './support/fixtures';
import { makeJudgedTexts, openWithModel } from './support/judged-texts';

/** Of the class that the model proposes for everything. */
const GOOD = 1;

/** What the model has ticked of the classes of the text at hand, once it has looked. */
async function readTicked(page: Page): Promise<Locator> {
  await expect(page.getByText('The model is looking …')).toHaveCount(0, { timeout: 60_000 });
  return page
    .getByRole('group', { name: 'Class of the item' })
    .getByRole('button', { pressed: true });
}

/** Submits the text at hand and returns what was sent. */
async function submit(page: Page) {
  const stage = page.getByTestId('text-stage');
  const text = (await stage.textContent()) ?? '';
  const submitted = page.waitForRequest((request) => /\/annotation$/.test(request.url()));
  await page.keyboard.press('Space');
  const sent = (await submitted).postDataJSON() as {
    classIds: number[];
    preLabel: { classIds: number[]; wasShown: boolean } | null;
  };
  await expect(stage).not.toHaveText(text);
  return sent;
}

test('blind items show nothing of the model, look like any other, and are measured all the same', async ({
  page,
  server,
}) => {
  const { api, projectId } = await makeJudgedTexts(server, 20, 50);
  const { rows } = await api.call(listTasksContract, { params: { projectId } });
  const blindByName = new Map(rows.map(({ id, itemName }) => [itemName, isBlindTask(id, 50)]));
  await signIn(page, server.origin, await joinByInvite(server, projectId, 'annotator', 'Ann'));
  const badge = await openWithModel(page, server, projectId);
  const badgeText = (await badge.textContent()) ?? '';
  const met = new Set<boolean>();
  for (let done = 0; done < 18 && met.size < 2; done += 1) {
    const name = (await page.getByTestId('item-name').textContent()) ?? '';
    const isBlind = blindByName.get(name);
    if (isBlind === undefined) throw new Error(`No task is called ${name}`);
    met.add(isBlind);
    await expect(await readTicked(page)).toHaveCount(isBlind ? 0 : 1);
    await expect(badge).toHaveText(badgeText);
    if (isBlind) await page.keyboard.press('Digit1');
    expect(await submit(page)).toMatchObject({
      classIds: [isBlind ? 0 : GOOD],
      preLabel: { classIds: [GOOD], wasShown: !isBlind },
    });
  }
  expect(met.size).toBe(2);
});

/** Answers 50 texts otherwise than the model, and returns which version that was. */
async function proveWrong(api: ConcordClient, projectId: ProjectId) {
  const { assignments, preLabelSource } = await api.call(claimAssignmentsContract, {
    params: { projectId },
    body: { count: CLAIMS_MAX },
    idempotencyKey: randomUUID(),
  });
  if (preLabelSource === null) throw new Error('No model pre-labels');
  expect(preLabelSource).toMatchObject({ isPaused: false, measured: { items: 0 } });
  const { modelVersionId } = preLabelSource;
  for (const { id: assignmentId } of assignments) {
    await api.call(submitAnnotationContract, {
      params: { assignmentId },
      body: {
        regions: [],
        classIds: [0],
        durationMs: 2_000,
        preLabel: { modelVersionId, provider: 'wasm', classIds: [GOOD] },
      },
      idempotencyKey: randomUUID(),
    });
  }
  return modelVersionId;
}

test('a model that is mostly wrong is paused with a word on why, and the manager decides', async ({
  page,
  server,
}) => {
  const { api, projectId } = await makeJudgedTexts(server, 64, 0);
  const first = await joinByInvite(server, projectId, 'annotator', 'Bea');
  const modelVersionId = await proveWrong(first.api, projectId);
  const paused = page.getByRole('status').filter({ hasText: 'The model’s proposals are paused' });

  await test.step('work goes on by hand', async () => {
    await signIn(page, server.origin, await joinByInvite(server, projectId, 'annotator', 'Cal'));
    const badge = await openWithModel(page, server, projectId);
    await expect(badge).toHaveAttribute('data-paused', 'true');
    await expect(badge).toContainText('proposals paused');
    await expect(paused).toContainText('0%');
    await expect(await readTicked(page)).toHaveCount(0);
    await page.keyboard.press('Digit1');
    const sent = await submit(page);
    expect(sent).toMatchObject({ classIds: [0], preLabel: { wasShown: false } });
    await paused.getByRole('button').click();
    await expect(paused).toHaveCount(0);
    await expect(await readTicked(page)).toHaveCount(0);
    await page.keyboard.press('Digit1');
    await submit(page);
    await expect(paused).toHaveCount(0);
    await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
    await badge.hover();
    const told = page
      .getByRole('tooltip')
      .filter({ hasText: 'Of the last 50 items’ 50 proposals' });
    await expect(told).toBeVisible();
  });

  await test.step('the manager sees why, and switches the guard off', async () => {
    await signInAsAdmin(page, server);
    await page.goto(`${server.origin}/projects/${projectId}/models`);
    await expect(page.getByText('pre-labels · paused')).toBeVisible();
    await page.goto(`${server.origin}/projects/${projectId}/models/${modelVersionId}`);
    await expect(
      page.getByRole('alert').filter({ hasText: 'Its proposals are paused' }),
    ).toBeVisible();
    const sides = page.getByTestId('scorecard-sides');
    await expect(sides).toContainText('Not enough data yet: 2 of 30');
    await page.getByRole('link', { name: 'Settings of assistance' }).click();
    const card = page.locator('#assistance');
    await card
      .getByRole('switch', { name: 'Pause help that costs more than it saves' })
      .click({ force: true });
    await card.getByRole('button', { name: 'Save' }).click();
    await expect
      .poll(async () => {
        const project = await api.call(getProjectContract, { params: { projectId } });
        return project.pausesPoorHelp;
      })
      .toBe(false);
  });

  await test.step('proposals are back', async () => {
    const badge = await openWithModel(page, server, projectId);
    await expect(badge).not.toHaveAttribute('data-paused', 'true');
    await expect(await readTicked(page)).toHaveCount(1);
    await expect(paused).toHaveCount(0);
  });
});
