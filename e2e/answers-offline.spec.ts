import { listTasksContract } from '@/core/contracts/list-tasks.contract';
import { expect, signInAsAdmin, test } from './support/fixtures';
import { makeTextProject } from './support/make-projects';
import { expectSaved, openBench, skipTour, watchAssignments } from './support/open-bench';
import { countAnswers, readVotes } from './support/read-votes';

test.beforeEach(({ page }) => skipTour(page));

test('50 answers given offline arrive once and in order from a tab that was closed', async ({
  page,
  context,
  server,
}) => {
  test.setTimeout(240_000);
  const { api, projectId } = await makeTextProject(server, 60);
  await signInAsAdmin(page, server);
  await openBench(page, server, projectId);
  await page.getByTestId('save-state').click();
  await page.getByRole('switch', { name: 'Keep 50 items ready' }).click({ force: true });
  await expect(page.getByText('50 items are held in this tab')).toBeVisible();
  await page.keyboard.press('Escape');
  await context.setOffline(true);
  const badge = page.getByTestId('save-state');
  await expect(badge).toHaveText('Offline, 0 unsent');
  const answered: string[] = [];
  for (let done = 1; done <= 50; done += 1) {
    answered.push(await page.getByTestId('text-stage').innerText());
    await page.keyboard.press(done % 2 === 0 ? 'Digit1' : 'Digit2');
    await expect(page.getByText(`${done} done`)).toBeVisible();
  }
  await expect(badge).toHaveText('Offline, 50 unsent');
  expect(await countAnswers(api, projectId)).toBe(0);
  await page.close();
  await context.setOffline(false);
  const later = await context.newPage();
  await openBench(later, server, projectId);
  await expect.poll(() => countAnswers(api, projectId), { timeout: 60_000 }).toBe(50);
  await expectSaved(later);
  const votes = (await readVotes(api, projectId)).sort(
    (a, b) =>
      a.submittedAt.localeCompare(b.submittedAt) || a.annotationId.localeCompare(b.annotationId),
  );
  expect(votes.map(({ item }) => item.text?.trim())).toEqual(answered.map((text) => text.trim()));
  expect(votes.map(({ answer }) => answer.classIds[0])).toEqual(
    answered.map((_, index) => (index % 2 === 0 ? 1 : 0)),
  );
});

test('what is answered offline arrives once, even from a tab that was closed', async ({
  page,
  context,
  server,
}) => {
  const { api, projectId } = await makeTextProject(server, 8);
  await signInAsAdmin(page, server);
  const handed = watchAssignments(page);
  await openBench(page, server, projectId);
  await expect.poll(() => handed.size).toBe(4);
  await context.setOffline(true);
  const badge = page.getByTestId('save-state');
  for (const done of [1, 2]) {
    await page.keyboard.press('Digit1');
    await expect(page.getByText(`${done} done`)).toBeVisible();
  }
  await expect(badge).toHaveText('Offline, 2 unsent');
  expect(await countAnswers(api, projectId)).toBe(0);
  await context.setOffline(false);
  await expect(badge).toHaveAttribute('data-state', 'saved');
  await expect.poll(() => countAnswers(api, projectId)).toBe(2);

  await context.setOffline(true);
  await page.keyboard.press('Digit2');
  await expect(badge).toHaveText('Offline, 1 unsent');
  await page.close();
  await context.setOffline(false);
  const later = await context.newPage();
  await openBench(later, server, projectId);
  await expect.poll(() => countAnswers(api, projectId)).toBe(3);
  await expectSaved(later);
  const { rows } = await api.call(listTasksContract, { params: { projectId } });
  const counts = rows.map(({ annotationCount }) => annotationCount);
  expect(counts).toEqual([1, 1, 1, 0, 0, 0, 0, 0]);
});

test('an answer whose acknowledgement is lost is sent again and counts once', async ({
  page,
  server,
}) => {
  const { api, projectId } = await makeTextProject(server, 5);
  await signInAsAdmin(page, server);
  const keys: string[] = [];
  await page.route(/\/annotation$/, async (route) => {
    keys.push(route.request().headers()['idempotency-key'] ?? '');
    if (keys.length > 1) return route.continue();
    const stored = await route.fetch();
    expect(stored.status()).toBe(201);
    return route.abort('connectionreset');
  });
  await openBench(page, server, projectId);
  await page.keyboard.press('Digit2');
  await expect(page.getByTestId('save-state')).toHaveText('Offline, 1 unsent');
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
  expect(keys).toEqual([keys[0], keys[0]]);
  expect(await countAnswers(api, projectId)).toBe(1);
});
