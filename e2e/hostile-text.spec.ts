import type { BrowserContext } from '@playwright/test';
import { updateProjectContract } from '@/core/contracts/update-project.contract';
import { adminApi, createProject, importFiles, joinByInvite } from './support/api';
import { expect, signInAsAdmin, test } from './support/fixtures';
import { XSS_CORPUS } from './support/xss-corpus';

const PAYLOAD = XSS_CORPUS[1] ?? '';

/** Collects dialogs of every page: nothing in the corpus may open one. */
function watchDialogs(context: BrowserContext): string[] {
  const opened: string[] = [];
  context.on('dialog', async (dialog) => {
    opened.push(dialog.message());
    await dialog.dismiss();
  });
  return opened;
}

test('text that would like to be a script is shown as text everywhere', async ({
  page,
  context,
  server,
}) => {
  test.setTimeout(180_000);
  const dialogs = watchDialogs(context);
  const api = adminApi(server);
  const project = await createProject(api, {
    name: PAYLOAD,
    description: PAYLOAD,
    kind: 'text',
    labelSchema: { classes: XSS_CORPUS.map((name) => ({ name })), choice: 'single' },
    guide: XSS_CORPUS.join('\n\n'),
  });
  const lines = XSS_CORPUS.map((text) => JSON.stringify({ text }));
  const file = { name: `${PAYLOAD}.jsonl`, bytes: [...lines, '{"broken":1}'].join('\n') };
  const imported = await importFiles(api, project.id, 'jsonl', [file]);
  expect(imported.counts).toMatchObject({ imported: XSS_CORPUS.length, rejected: 1 });
  const member = await joinByInvite(server, project.id, 'annotator', PAYLOAD);

  await signInAsAdmin(page, server);
  const base = `${server.origin}/projects/${project.id}`;
  await page.goto(`${server.origin}/projects`);
  await expect(page.getByRole('link', { name: PAYLOAD }).first()).toBeVisible();
  await page.goto(base);
  await expect(page.getByRole('heading', { name: PAYLOAD })).toBeVisible();
  await expect(page.getByText(XSS_CORPUS[16] ?? '').first()).toBeVisible();
  await page.goto(`${base}/data`);
  await expect(page.getByText(XSS_CORPUS.at(-1) ?? '').first()).toBeVisible();
  await page.getByRole('tab', { name: 'Imports' }).click();
  await page.getByRole('button', { name: 'Show 1 rejection' }).click();
  await page.goto(`${base}/people`);
  await expect(page.getByText(member.email)).toBeVisible();
  await expect(page.getByText(PAYLOAD).first()).toBeVisible();
  await page.goto(`${base}/settings`);
  await expect(page.getByLabel(/^Name\s*\*?$/)).toHaveValue(PAYLOAD);

  await page.goto(`${base}/label`);
  await expect(page.getByTestId('text-stage')).toBeVisible();
  await page.keyboard.press('KeyG');
  const guide = page.getByTestId('guide');
  await expect(guide).toContainText('alert(1)');
  await guide.getByRole('button', { name: 'Close the guide' }).click();
  await expect(guide).toHaveCount(0);
  for (let index = 1; index <= XSS_CORPUS.length; index += 1) {
    const text = await page.getByTestId('text-stage').textContent();
    expect(XSS_CORPUS).toContain(text);
    await page.keyboard.press('Digit1');
    await expect(
      page.getByText(`${index} done`).or(page.getByRole('heading')).first(),
    ).toBeVisible();
    await expect(
      page.getByText(text ?? '', { exact: true }).and(page.locator('article')),
    ).toBeHidden();
  }
  await api.call(updateProjectContract, {
    params: { projectId: project.id },
    body: { name: 'Harmless' },
    ifMatch: project.version,
  });
  expect(dialogs).toEqual([]);
});
