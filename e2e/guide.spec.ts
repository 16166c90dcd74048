import { getProjectContract } from '@/core/contracts/get-project.contract';
import { updateProjectContract } from '@/core/contracts/update-project.contract';
import { adminApi, createProject, importFiles, joinByInvite } from './support/api';
import { expect, signIn, signInAsAdmin, test } from './support/fixtures';
import { makeNoise } from './support/pictures';

test('a guide with a picture is written, read beside the work, and comes back when it changes', async ({
  page,
  server,
  browser,
}) => {
  const api = adminApi(server);
  const { id: projectId } = await createProject(api, {
    name: 'Guided',
    kind: 'image',
    guide: [
      '# Tight boxes\n\n![elsewhere](https://example.org/spy.png)\n\n<b>raw</b>\n',
      `| what | how |\n|---|---|\n| ${'very'.repeat(60)} | ~~loose~~ tight |\n`,
      '- [x] read\n- [ ] labelled',
    ].join('\n'),
    labelSchema: { classes: [{ name: 'cat' }] },
  });
  await importFiles(api, projectId, 'images', [await makeNoise('a.png', 200, 150)]);
  await signInAsAdmin(page, server);

  await test.step('the manager uploads a picture into it and sees it in the preview', async () => {
    await page.goto(`${server.origin}/projects/${projectId}/settings`);
    const preview = page.getByRole('region', { name: 'Preview' });
    await expect(preview.getByRole('heading', { name: 'Tight boxes' })).toBeVisible();
    await expect(preview.locator('img')).toHaveCount(0);
    await expect(preview.getByText('elsewhere')).toBeVisible();
    await expect(preview.getByRole('cell', { name: 'loose tight' })).toBeVisible();
    await expect(preview.locator('del')).toHaveText('loose');
    await expect(preview.getByRole('img', { name: 'Done', exact: true })).toHaveCount(1);
    await expect(preview.getByRole('img', { name: 'Not done' })).toHaveCount(1);
    const table = preview.getByRole('region', { name: 'Table' });
    const hasScrolling = (element: Element) => element.scrollWidth > element.clientWidth;
    expect(await table.evaluate(hasScrolling)).toBe(true);
    expect(await preview.evaluate(hasScrolling)).toBe(false);
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Add a picture' }).click();
    const { bytes } = await makeNoise('how.png', 120, 90);
    await (await chooser).setFiles({ name: 'how.png', mimeType: 'image/png', buffer: bytes });
    const picture = preview.getByRole('img', { name: 'What the picture shows' });
    await expect(picture).toBeVisible();
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBe(120);
    const card = page.getByRole('textbox', { name: 'Text of the guide' });
    await expect(card).toHaveValue(/guide-images\/[0-9a-f]{64}\)/);
    await page.getByText('Not saved yet').waitFor();
    const form = page.locator('[data-testid="guide-form"]');
    await form.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('The guide is saved')).toBeVisible();
  });

  const member = await joinByInvite(server, projectId, 'annotator', 'Reader');
  const context = await browser.newContext({ locale: 'en-US' });
  const reader = await context.newPage();
  await signIn(reader, server.origin, member);
  const bench = `${server.origin}/projects/${projectId}/label`;
  const guide = reader.getByTestId('guide');

  await test.step('it opens by itself for whoever has not read it', async () => {
    await reader.goto(bench);
    await expect(guide).toBeVisible();
    await expect(guide.getByRole('img', { name: 'What the picture shows' })).toBeVisible();
    await expect(guide.getByText('Changed since you read it')).toHaveCount(0);
    await guide.getByRole('button', { name: 'Close the guide' }).click();
    await expect(guide).toHaveCount(0);
  });

  await test.step('once read it stays away, and its key brings it back', async () => {
    await expect
      .poll(async () => {
        const answer = await reader.request.get(`${server.origin}/api/v1/me/preferences`);
        const view = (await answer.json()) as { preferences: { guidesRead: object } };
        return Object.keys(view.preferences.guidesRead);
      })
      .toEqual([projectId]);
    await reader.reload();
    await expect(reader.getByTestId('image-stage').locator('canvas').first()).toBeVisible();
    await reader.waitForLoadState('networkidle');
    await expect(guide).toHaveCount(0);
    await reader.keyboard.press('g');
    await expect(guide).toBeVisible();
    await reader.keyboard.press('g');
    await expect(guide).toHaveCount(0);
  });

  await test.step('it comes back with a word when it has changed', async () => {
    const { version, guide: text } = await api.call(getProjectContract, { params: { projectId } });
    await api.call(updateProjectContract, {
      params: { projectId },
      ifMatch: version,
      body: { guide: `${text}\n\nWhiskers count.` },
    });
    await reader.reload();
    await expect(guide.getByText('Changed since you read it')).toBeVisible();
    await expect(guide.getByText('Whiskers count.')).toBeVisible();
  });
  await context.close();
});
