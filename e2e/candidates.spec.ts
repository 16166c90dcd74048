import type { Page } from '@playwright/test';
import { listTasksContract } from '@/core/contracts/list-tasks.contract';
import { listVotesContract } from '@/core/contracts/list-votes.contract';
import type { ConcordClient } from '@/sdk/concord-client';
import { setCandidateClicks } from './effort/candidate-clicks';
import { deployMemory } from './effort/deploy-memory';
import type { Memory } from './effort/memory-detector';
import { makePictureScene } from './effort/picture-scene';
import { PICTURE_SIZE } from './effort/scene-pictures';
import { adminApi, type ProjectId } from './support/api';
import { expect, signIn, test } from './support/fixtures';
import type { TestServer } from './support/server';
import { StageView } from './support/stage-view';

const CLASSES = ['cat', 'dog'];
/** All of it less sure than what is proposed; the first two are the same thing, twice seen. */
const SEEN: Memory['boxes'] = [
  { classIndex: 0, box: [300, 200, 300, 240], confidence: 0.2 },
  { classIndex: 0, box: [320, 230, 300, 260], confidence: 0.15 },
  { classIndex: 1, box: [800, 600, 200, 160], confidence: 0.1 },
];
/** Of the box that a hand draws about the first, as precisely as the screen lets it. */
const OWN_SIZE = /3(09|10|11) × 26[123] px/;
const PICTURE = { name: 'seen.jpg', level: 60, truth: SEEN.map(({ box }) => box) };

async function openPicture(
  page: Page,
  server: TestServer,
  api: ConcordClient,
  projectId: ProjectId,
): Promise<StageView> {
  await signIn(page, server.origin, { email: server.adminEmail, password: server.adminPassword });
  await page.goto(`${server.origin}/projects/${projectId}/label`);
  const view = await StageView.open(page, PICTURE_SIZE);
  await expect(page.getByTestId('region-count')).toHaveText('0');
  return view;
}

async function readRegions(api: ConcordClient, projectId: ProjectId) {
  const { rows } = await api.call(listTasksContract, { params: { projectId } });
  const [task] = rows;
  if (task === undefined) throw new Error('The task has gone');
  const { votes } = await api.call(listVotesContract, { params: { taskId: task.id } });
  return votes.flatMap(({ answer }) => answer.regions);
}

test('S snaps to what the model sees, C goes on to the next and back, a click takes one where that is on', async ({
  page,
  server,
}) => {
  const api = adminApi(server);
  const ground = { page, server, api, handed: [] };
  const projectId = await makePictureScene(ground, 'Candidates', CLASSES, [PICTURE]);
  await deployMemory(api, projectId, CLASSES, [{ level: PICTURE.level, boxes: SEEN }]);
  let view = await openPicture(page, server, api, projectId);
  const count = page.getByTestId('region-count');
  const news = page.getByTestId('candidate-news');
  const size = page.getByTestId('coordinates');
  const toggle = page.getByRole('button', { name: 'Click takes the model’s candidate' });

  await test.step('snap', async () => {
    await expect(page.getByRole('button', { name: 'Snap to the object' })).toBeDisabled();
    await view.drag([288, 190], [598, 452]);
    await expect(count).toHaveText('1');
    // until the model has looked the key says so
    await expect(async () => {
      await page.keyboard.press('KeyS');
      await expect(news).toHaveText('Snapped to what the model sees', { timeout: 500 });
    }).toPass({ timeout: 60_000 });
    await expect(size).toContainText('300 × 240 px');
  });

  await test.step('go through the candidates and back', async () => {
    await page.keyboard.press('KeyC');
    await expect(news).toHaveText('Candidate 2 of 2');
    await expect(size).toContainText('300 × 260 px');
    await page.keyboard.press('KeyC');
    await expect(news).toHaveText('Your own box again');
    await expect(size).toContainText(OWN_SIZE);
    await page.getByRole('button', { name: 'Next candidate' }).click();
    await expect(news).toHaveText('Candidate 1 of 2');
    await page.keyboard.press('KeyC');
    await page.keyboard.press('KeyZ');
    await expect(news).toHaveText('');
    await expect(size).toContainText('300 × 240 px');
  });

  await test.step('nothing fits', async () => {
    await view.drag([100, 700], [250, 820]);
    await expect(count).toHaveText('2');
    await page.keyboard.press('KeyS');
    await expect(news).toHaveText('The model sees nothing that fits this box');
    await page.keyboard.press('Escape');
    await expect(news).toHaveText('');
  });

  await test.step('a click takes a candidate once that is on, also after a reload', async () => {
    await expect(toggle).toHaveAttribute('aria-pressed', 'false');
    await toggle.click();
    await expect(toggle).toHaveAttribute('aria-pressed', 'true');
    await expect(news).toHaveText('A click takes the model’s candidate: 3 seen');
    await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
    await page.reload();
    view = await StageView.open(page, PICTURE_SIZE);
    await expect(count).toHaveText('2');
    await expect(news).toContainText('3 seen', { timeout: 60_000 });
    await view.click([900, 680]);
    await expect(count).toHaveText('3');
  });

  await page.keyboard.press('Space');
  await setCandidateClicks(page, server.origin, false);
  await expect(async () => {
    const regions = await readRegions(api, projectId);
    expect(regions).toHaveLength(3);
    expect(regions[0]).toMatchObject({
      ...{ classId: 0, origin: 'prediction_edited' },
      ...{ x: 300, y: 200, width: 300, height: 240 },
    });
    expect(regions[1]).toMatchObject({ classId: 0, origin: 'manual' });
    expect(regions[2]).toMatchObject({
      ...{ classId: 1, origin: 'prediction' },
      ...{ x: 800, y: 600, width: 200, height: 160 },
    });
  }).toPass({ timeout: 20_000 });
});

test('without a model the keys say so and change nothing, and no button is there', async ({
  page,
  server,
}) => {
  const api = adminApi(server);
  const ground = { page, server, api, handed: [] };
  const projectId = await makePictureScene(ground, 'No candidates', CLASSES, [PICTURE]);
  const view = await openPicture(page, server, api, projectId);
  await view.drag([288, 190], [598, 452]);
  await expect(page.getByTestId('region-count')).toHaveText('1');
  for (const key of ['KeyS', 'KeyC']) {
    await page.keyboard.press(key);
    await expect(page.getByTestId('candidate-news')).toHaveText(
      'No model has looked at this picture',
    );
    await expect(page.getByTestId('coordinates')).toContainText(OWN_SIZE);
  }
  await expect(page.getByRole('button', { name: 'Snap to the object' })).toHaveCount(0);
});
