import type { Page } from '@playwright/test';
import { CLAIMS_MAX, claimAssignmentsContract } from '@/core/contracts/claim-assignments.contract';
import type { ConcordClient } from '@/sdk/concord-client';
import { adminApi, createProject, importFiles, joinByInvite, type ProjectId } from './support/api';
import { expect, signIn, test } from './support/fixtures';
import { readVotes } from './support/read-votes';
import type { TestServer } from './support/server';

const TEXTS = Array.from({ length: 30 }, (_, index) =>
  index % 3 === 0 ? `I want a refund, number ${index}` : `Lovely, number ${index}`,
);

async function makeProject(server: TestServer, allowsBulk: boolean): Promise<ProjectId> {
  const api = adminApi(server);
  const { id } = await createProject(api, {
    name: 'Reviews',
    kind: 'text',
    labelSchema: { classes: [{ name: 'bad' }, { name: 'good' }], choice: 'single' },
    allowsBulk,
  });
  await importFiles(api, id, 'txt', [{ name: 'texts.txt', bytes: TEXTS.join('\n') }]);
  return id;
}

async function openList(page: Page, server: TestServer, projectId: ProjectId): Promise<void> {
  const member = await joinByInvite(server, projectId, 'annotator', 'Ann');
  await signIn(page, server.origin, member);
  await page.goto(`${server.origin}/projects/${projectId}/label/bulk`);
}

/** class ids by text, as the server holds them. */
async function readAnswers(api: ConcordClient, projectId: ProjectId) {
  const votes = await readVotes(api, projectId);
  return new Map(votes.map(({ item, answer }) => [item.text ?? '', answer.classIds] as const));
}

test('filtered, chosen together, answered by one key, taken back by one, sent one by one', async ({
  page,
  server,
}) => {
  const projectId = await makeProject(server, true);
  await openList(page, server, projectId);
  const cards = page.getByTestId('bulk-card');
  await expect(cards).toHaveCount(30);
  const submits: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/annotation')) {
      submits.push(request.headers()['idempotency-key'] ?? '');
    }
  });

  await page.getByTestId('bulk-search').fill('REFUND');
  await expect(cards).toHaveCount(10);
  await page.keyboard.press('Enter');
  await page.waitForTimeout(500);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Digit2');
  await expect(page.getByTestId('bulk-send')).toContainText('10');
  await page.keyboard.press('z');
  await expect(page.getByTestId('bulk-send')).toBeDisabled();
  await page.keyboard.press('Digit1');
  await expect(page.getByTestId('bulk-send')).toContainText('10');

  await page.reload();
  await expect(page.getByTestId('bulk-send')).toContainText('10');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('bulk-save')).toContainText('10 sent');
  await expect(cards).toHaveCount(20);
  expect(new Set(submits).size).toBe(10);
  const answers = await readAnswers(adminApi(server), projectId);
  expect(answers.size).toBe(10);
  for (const [text, classIds] of answers) {
    expect(text).toContain('refund');
    expect(classIds).toEqual([0]);
  }
});

test('words are looked for in all texts, and what was answered stays under other words', async ({
  page,
  server,
}) => {
  const api = adminApi(server);
  const { id: projectId } = await createProject(api, {
    name: 'Many reviews',
    kind: 'text',
    labelSchema: {
      classes: [{ name: 'bad', shortcut: 'KeyZ' }, { name: 'good' }],
      choice: 'single',
    },
    allowsBulk: true,
  });
  const texts = Array.from({ length: 130 }, (_, index) =>
    index > 100 ? `Refund, number ${index}` : `Lovely, number ${index}`,
  );
  await importFiles(api, projectId, 'txt', [{ name: 'texts.txt', bytes: texts.join('\n') }]);
  await openList(page, server, projectId);
  const cards = page.getByTestId('bulk-card');
  const found = page.getByTestId('bulk-found');
  await expect(cards).toHaveCount(CLAIMS_MAX);
  await expect(page.getByText('Refund, number')).toHaveCount(0);

  await page.keyboard.press('Control+f');
  await expect(page.getByTestId('bulk-search')).toBeFocused();
  await page.keyboard.type('REFUND number');
  await expect(found).toHaveText('29 items found');
  await expect(cards).toHaveCount(29);
  await page.keyboard.press('Enter');
  const send = page.getByTestId('bulk-send');
  const first = cards.first();
  await first.click();
  await expect(async () => {
    await page.keyboard.press('z');
    await expect(send).toContainText('1', { timeout: 500 });
  }).toPass();
  await expect(page.getByTestId('bulk-said')).toContainText('1 item: bad');

  await page.getByTestId('bulk-search').fill('nowhere at all');
  await expect(page.getByText('No item that is open to you has')).toBeVisible();
  await expect(found).toHaveText('Nothing found');
  await page.getByRole('main').getByRole('button', { name: 'Clear the words' }).click();
  await expect(page.getByTestId('bulk-search')).toBeFocused();
  await expect(found).toHaveText('');
  await expect(cards).toHaveCount(CLAIMS_MAX + 29);
  await expect(send).toContainText('1');

  await page.reload();
  await expect(send).toContainText('1');
  await expect(cards.first()).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(send).toContainText('1');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('bulk-save')).toContainText('1 sent');
  const answers = [...(await readAnswers(api, projectId))];
  expect(answers).toHaveLength(1);
  expect(answers[0]?.[0]).toContain('Refund');
  expect(answers[0]?.[1]).toEqual([0]);
});

test('what was not in sight long enough is left out and told', async ({ page, server }) => {
  const projectId = await makeProject(server, true);
  await page.setViewportSize({ width: 900, height: 420 });
  await openList(page, server, projectId);
  await expect(page.getByTestId('bulk-card')).toHaveCount(30);
  await page.waitForTimeout(500);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Digit1');
  await expect(page.getByTestId('bulk-selected')).toContainText('not seen yet');
  await expect(page.getByTestId('bulk-send')).not.toContainText('30');
  await page.getByTestId('bulk-card').first().click();
  await page
    .getByTestId('bulk-card')
    .nth(2)
    .click({ modifiers: ['Shift'] });
  await page.keyboard.press('Digit2');
  await expect(page.getByTestId('bulk-selected')).toContainText('3 selected');
});

test('where the browser keeps nothing the list says so, and answers still arrive', async ({
  page,
  server,
}) => {
  const projectId = await makeProject(server, true);
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('The quota has been exceeded', 'QuotaExceededError');
    };
  });
  await openList(page, server, projectId);
  await expect(page.getByText('This browser has no space left')).toBeVisible();
  const first = page.getByTestId('bulk-card').first();
  await expect(first).toBeVisible();
  await page.waitForTimeout(500);
  await first.click();
  await page.keyboard.press('Digit2');
  await expect(page.getByTestId('bulk-send')).toContainText('1');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('bulk-save')).toContainText('1 sent');
  await expect.poll(async () => (await readAnswers(adminApi(server), projectId)).size).toBe(1);
});

test('a project that does not allow it has no list, and the server hands none out', async ({
  page,
  server,
}) => {
  const projectId = await makeProject(server, false);
  await openList(page, server, projectId);
  await expect(page.getByText('The manager of this project has not allowed')).toBeVisible();
  const refused = adminApi(server).call(claimAssignmentsContract, {
    params: { projectId },
    body: { count: CLAIMS_MAX, resume: false, isBulk: true },
  });
  await expect(refused).rejects.toMatchObject({ code: 'forbidden' });
});
