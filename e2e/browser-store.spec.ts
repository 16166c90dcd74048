import { expect, signInAsAdmin, test } from './support/fixtures';
import { makeTextProject } from './support/make-projects';
import { openBench, skipTour, watchAssignments, openPictures } from './support/open-bench';
import { expectXs, xs } from './support/read-drafts';
import { countAnswers, readVotes } from './support/read-votes';
import { StageView } from './support/stage-view';

const SIZE = { widthPx: 600, heightPx: 400 };

test.beforeEach(({ page }) => skipTour(page));

test('a browser without space left says so, and everything goes to the server at once', async ({
  page,
  server,
}) => {
  const { api, projectId, handed, name, view } = await openPictures(page, server, SIZE);
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('The quota has been exceeded', 'QuotaExceededError');
    };
  });
  await view.drag([50, 50], [120, 120]);
  await expect(page.getByText('This browser has no space left')).toBeVisible();
  // the notice has made the stage lower
  await (await StageView.open(page, SIZE)).drag([200, 50], [270, 120]);
  await expectXs(api, handed.get(name), [50, 200]);
  await page.keyboard.press('Space');
  await expect.poll(() => countAnswers(api, projectId)).toBe(1);
  const [vote] = await readVotes(api, projectId);
  expect(xs(vote?.answer.regions)).toEqual([50, 200]);
});

test('where the browser keeps nothing the page says so, and answers still arrive', async ({
  page,
  server,
}) => {
  const { api, projectId } = await makeTextProject(server, 2);
  await signInAsAdmin(page, server);
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('The quota has been exceeded', 'QuotaExceededError');
    };
  });
  await openBench(page, server, projectId);
  await expect(page.getByText('This browser has no space left')).toBeVisible();
  await page.keyboard.press('Digit1');
  await expect.poll(() => countAnswers(api, projectId)).toBe(1);
});

test('what an older version of the page has kept stays; one still open is told of', async ({
  page,
  context,
  server,
}) => {
  const { api, projectId } = await makeTextProject(server, 4);
  await signInAsAdmin(page, server);
  const handed = watchAssignments(page);
  await openBench(page, server, projectId);
  await expect.poll(() => handed.size).toBe(4);
  const [first, second] = [...handed.values()];
  if (first === undefined || second === undefined) throw new Error('Two were handed out');
  const { id: userId } = (await (await page.request.get(`${server.origin}/api/v1/me`)).json()) as {
    id: string;
  };
  await page.goto(`${server.origin}/healthz`);
  const makeOld = (keepsOpen: boolean) =>
    page.evaluate(
      ([answerId, draftId, owner, stays]) =>
        new Promise<void>((resolve, reject) => {
          const removing = indexedDB.deleteDatabase('concord-work');
          removing.onsuccess = () => {
            const opening = indexedDB.open('concord-work', 1);
            opening.onupgradeneeded = () => {
              const db = opening.result;
              db.createObjectStore('drafts', { keyPath: 'assignmentId' });
              const unsent = db.createObjectStore('unsent', { keyPath: 'assignmentId' });
              unsent.createIndex('queuedAt', 'queuedAt');
              unsent.put({
                ...{ assignmentId: answerId, userId: owner, idempotencyKey: 'old', queuedAt: 1 },
                body: { regions: [], classIds: [1], durationMs: 5 },
              });
              const item = { classIds: [0], origin: 'manual', isTouched: true };
              const draft = { version: 1, regions: [], activeClassId: 0 };
              opening.transaction?.objectStore('drafts').put({
                ...{ assignmentId: draftId, savedAt: 1 },
                draft: { ...draft, item: { ...item, arePredictionsLoaded: false } },
              });
            };
            opening.onsuccess = () => {
              if (!stays) opening.result.close();
              resolve();
            };
            opening.onerror = () => reject(opening.error);
          };
        }),
      [first.id, second.id, userId, keepsOpen] as const,
    );

  await makeOld(true);
  const blocked = await context.newPage();
  await skipTour(blocked);
  await openBench(blocked, server, projectId);
  await expect(blocked.getByText('An older version of this page is open')).toBeVisible();
  await blocked.close();
  expect(await countAnswers(api, projectId)).toBe(0);

  await page.reload();
  await makeOld(false);
  await openBench(page, server, projectId);
  await expect.poll(() => countAnswers(api, projectId)).toBe(1);
  await expect(page.getByTestId('text-stage')).toHaveText(second.item.text ?? '');
  await expect(page.getByRole('button', { name: /^no\b/, pressed: true })).toBeVisible();
});
