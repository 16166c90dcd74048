import { listCommentsContract } from '@/core/contracts/list-comments.contract';
import { submitAnnotationContract } from '@/core/contracts/submit-annotation.contract';
import { claimOne, joinByInvite } from './support/api';
import { expect, signIn, test } from './support/fixtures';
import { makePictureProject, makePictures } from './support/make-projects';
import { openDevice, openStage } from './support/open-bench';

const SIZE = { widthPx: 640, heightPx: 480 };
const BOX = { kind: 'box', x: 10, y: 10, width: 12, height: 10 } as const;

test('a comment is between its annotator and the reviewers, and its text is never lost', async ({
  browser,
  page,
  server,
}) => {
  test.setTimeout(180_000);
  const { projectId } = await makePictureProject(server, await makePictures(1, SIZE), {
    annotationsPerTask: 3,
  });
  const ann = await joinByInvite(server, projectId, 'annotator', 'Ann');
  const ben = await joinByInvite(server, projectId, 'annotator', 'Ben');
  const rita = await joinByInvite(server, projectId, 'reviewer', 'Rita');
  await signIn(page, server.origin, ann);
  const { view: stage } = await openStage(page, server, projectId, SIZE);
  await stage.drag([100, 100], [200, 180]);
  await page.keyboard.press('Shift+M');
  const composer = page.getByRole('textbox', { name: 'Comment' });
  await expect(composer).toBeFocused();
  await expect(page.getByText('On cat', { exact: true })).toBeVisible();
  await page.context().setOffline(true);
  await page.keyboard.type('Is <b>this</b> a cat?');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('You are offline. Your text is kept here')).toBeVisible();
  await expect(composer).toHaveValue('Is <b>this</b> a cat?');
  await page.context().setOffline(false);
  const thread = page.getByRole('article').filter({ hasText: 'Is <b>this</b> a cat?' });
  await expect(async () => {
    if (await thread.isHidden()) await composer.press('Control+Enter');
    await expect(thread).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect(composer).toHaveValue('');
  await expect(page.getByRole('button', { name: '1 comment by Ann' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByTestId('submit').click();
  await expect(page.getByTestId('submit')).toBeHidden();

  const whole = { params: { projectId }, query: { limit: 50 } };
  expect((await ben.api.call(listCommentsContract, whole)).rows).toEqual([]);
  const held = await claimOne(ben.api, projectId);
  await ben.api.call(submitAnnotationContract, {
    params: { assignmentId: held.id },
    body: { regions: [{ ...BOX, classId: 1 }], classIds: [], durationMs: 1 },
    idempotencyKey: 'ben',
  });

  const { page: desk, close } = await openDevice(browser, server, rita);
  await desk.goto(`${server.origin}/projects/${projectId}/review/${held.task.id}`);
  const asked = desk.getByRole('article').filter({ hasText: 'Is <b>this</b> a cat?' });
  await expect(asked).toContainText('On the answer of Ann · On cat');
  await asked.getByRole('button', { name: 'Reply' }).click();
  await asked.getByRole('textbox', { name: 'Comment' }).fill('Yes, by its ears.');
  await asked.getByRole('textbox', { name: 'Comment' }).press('Control+Enter');
  await expect(asked.getByRole('textbox', { name: 'Comment' })).toBeHidden();
  await expect(asked).toContainText('Yes, by its ears.');

  const seen = await ann.api.call(listCommentsContract, whole);
  expect(seen.rows.map(({ body }) => body)).toEqual(['Yes, by its ears.', 'Is <b>this</b> a cat?']);
  expect((await ben.api.call(listCommentsContract, whole)).rows).toEqual([]);
  await asked.getByRole('button', { name: 'Settle' }).click();
  await expect(asked).toBeHidden();
  const [answer] = (await ann.api.call(listCommentsContract, whole)).rows;
  expect(answer?.resolvedAt).not.toBeNull();
  await close();
});
