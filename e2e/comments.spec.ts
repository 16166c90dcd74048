import { createCommentContract } from '@/core/contracts/create-comment.contract';
import { deleteCommentContract } from '@/core/contracts/delete-comment.contract';
import { listCommentsContract } from '@/core/contracts/list-comments.contract';
import { submitAnnotationContract } from '@/core/contracts/submit-annotation.contract';
import { claimOne, joinByInvite } from './support/api';
import { expect, signIn, test } from './support/fixtures';
import { makePictureProject, makePictures } from './support/make-projects';
import {
  expectSaved,
  openBench,
  openDevice,
  openStage,
  watchAssignments,
} from './support/open-bench';

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
  const waiting = page.getByRole('list', { name: 'Waiting to be sent' });
  await expect(waiting).toContainText('Is <b>this</b> a cat?');
  await expect(composer).toHaveValue('');
  await page.context().setOffline(false);
  const thread = page.getByRole('article').filter({ hasText: 'Is <b>this</b> a cat?' });
  await expect(thread).toBeVisible();
  await expect(waiting).toHaveCount(0);
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

test('a comment written offline on a region arrives once, even from a page that was closed', async ({
  page,
  context,
  server,
}) => {
  test.setTimeout(180_000);
  const { projectId } = await makePictureProject(server, await makePictures(2, SIZE));
  const ann = await joinByInvite(server, projectId, 'annotator', 'Ann');
  const read = async () =>
    (await ann.api.call(listCommentsContract, { params: { projectId } })).rows;
  await signIn(page, server.origin, ann);
  const { view: stage } = await openStage(page, server, projectId, SIZE);
  await stage.drag([100, 100], [200, 180]);
  await expectSaved(page);
  await page.keyboard.press('Shift+M');
  await expect(page.getByRole('textbox', { name: 'Comment' })).toBeFocused();
  await context.setOffline(true);
  await page.keyboard.type('Is this a cat?');
  await page.keyboard.press('Control+Enter');
  const waiting = page.getByRole('list', { name: 'Waiting to be sent' });
  await expect(waiting).toContainText('On cat');
  await expect(page.getByRole('button', { name: 'Waiting to be sent' })).toBeVisible();
  await page.getByTestId('save-state').click();
  await expect(page.getByRole('list', { name: 'Not on the server yet' })).toContainText(
    'Comment “Is this a cat?”',
  );
  await page.close();
  await context.setOffline(false);
  expect(await read()).toEqual([]);

  const later = await context.newPage();
  const keys: string[] = [];
  await later.route(/\/comments$/, async (route) => {
    keys.push(route.request().headers()['idempotency-key'] ?? '');
    if (keys.length > 1) return route.continue();
    const stored = await route.fetch();
    expect(stored.status()).toBe(201);
    return route.abort('connectionreset');
  });
  await openBench(later, server, projectId);
  await expect(later.getByRole('button', { name: '1 comment by Ann' })).toBeVisible();
  await expect.poll(() => keys.length).toBe(2);
  await expectSaved(later);
  expect(keys[1]).toBe(keys[0]);
  await later.reload();
  await expect(later.getByRole('button', { name: '1 comment by Ann' })).toBeVisible();
  await expectSaved(later);
  const rows = await read();
  expect(rows.map(({ body }) => body)).toEqual(['Is this a cat?']);
  expect(rows[0]?.regionId).toMatch(/^rgn_/);
});

test('a reply that is refused stays until it is discarded; settling needs the server', async ({
  page,
  context,
  server,
}) => {
  test.setTimeout(180_000);
  const { projectId } = await makePictureProject(server, await makePictures(1, SIZE));
  const ann = await joinByInvite(server, projectId, 'annotator', 'Ann');
  const rita = await joinByInvite(server, projectId, 'reviewer', 'Rita');
  await signIn(page, server.origin, ann);
  const handed = watchAssignments(page);
  const name = await openBench(page, server, projectId);
  await expect.poll(() => handed.has(name)).toBe(true);
  const asked = await rita.api.call(createCommentContract, {
    params: { projectId },
    body: {
      taskId: handed.get(name)?.task.id ?? '',
      annotatorId: ann.userId,
      body: 'Is this a dog?',
    },
    idempotencyKey: 'rita',
  });
  await openBench(page, server, projectId);
  await page.keyboard.press('Shift+M');
  const thread = page.getByRole('article').filter({ hasText: 'Is this a dog?' });
  await expect(thread).toBeVisible();
  await context.setOffline(true);
  await thread.getByRole('button', { name: 'Settle' }).click();
  await expect(page.getByText('Settling, opening again and taking back need')).toBeVisible();
  await thread.getByRole('button', { name: 'Reply' }).click();
  await thread.getByRole('textbox', { name: 'Comment' }).fill('No, a cat.');
  await thread.getByRole('textbox', { name: 'Comment' }).press('Control+Enter');
  await expect(thread.getByRole('list', { name: 'Waiting to be sent' })).toContainText(
    'No, a cat.',
  );
  await rita.api.call(deleteCommentContract, { params: { commentId: asked.id } });
  await context.setOffline(false);
  const notice = page
    .getByRole('alert')
    .filter({ hasText: 'The server refused your comment “No, a cat.”' });
  await expect(notice).toContainText('its item or thread is no longer there');
  await openBench(page, server, projectId);
  await expect(notice).toBeVisible();
  await notice.getByRole('button', { name: 'Discard' }).click();
  await expect(notice).toHaveCount(0);
  await page.reload();
  await expectSaved(page);
  await expect(notice).toHaveCount(0);
});

test('all open threads can be reached, however many there are', async ({ page, server }) => {
  test.setTimeout(180_000);
  const { projectId } = await makePictureProject(server, await makePictures(1, SIZE));
  const ann = await joinByInvite(server, projectId, 'annotator', 'Ann');
  const rita = await joinByInvite(server, projectId, 'reviewer', 'Rita');
  const { task } = await claimOne(ann.api, projectId);
  for (let place = 101; place <= 205; place += 1) {
    await ann.api.call(createCommentContract, {
      params: { projectId },
      body: { taskId: task.id, body: `Question ${place}` },
      idempotencyKey: `question-${place}`,
    });
  }
  await signIn(page, server.origin, rita);
  await page.goto(`${server.origin}/projects/${projectId}/review`);
  await page.getByRole('button', { name: 'at least 100 open comments' }).click();
  const oldest = page.getByRole('link').filter({ hasText: 'Question 101' });
  await expect(page.getByRole('link').filter({ hasText: 'Question 205' })).toHaveCount(1);
  await expect(oldest).toHaveCount(0);
  await page.getByRole('button', { name: 'Show older comments' }).click();
  await expect(oldest).toBeVisible();
  await expect(page.getByRole('link').filter({ hasText: /Question \d+/ })).toHaveCount(105);
  await expect(page.getByRole('button', { name: '105 open comments', exact: true })).toBeVisible();
});
