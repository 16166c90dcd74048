import type { Page } from '@playwright/test';
import type { Region } from '@/core/annotation';
import { listCommentsContract } from '@/core/contracts/list-comments.contract';
import { listVotesContract } from '@/core/contracts/list-votes.contract';
import { saveDraftContract } from '@/core/contracts/save-draft.contract';
import { submitAnnotationContract } from '@/core/contracts/submit-annotation.contract';
import type { EntityId } from '@/core/ids';
import type { ConcordClient } from '@/sdk/concord-client';
import {
  adminApi,
  claim,
  createProject,
  importFiles,
  joinByInvite,
  type NewProject,
  type ProjectId,
} from './support/api';
import { expect, signIn, test } from './support/fixtures';
import { makeNoise } from './support/pictures';
import { seeFirst } from './support/see-first';
import type { TestServer } from './support/server';
import { StageView } from './support/stage-view';

const SIZE = { widthPx: 640, heightPx: 480 };

type LabelSchema = NonNullable<NewProject['labelSchema']>;

async function makeProject(server: TestServer, labelSchema: LabelSchema, pictures = 1) {
  const api = adminApi(server);
  const { id } = await createProject(api, {
    name: 'Panels',
    kind: 'image',
    annotationsPerTask: 3,
    labelSchema,
  });
  const files = [];
  for (let place = 1; place <= pictures; place += 1) {
    files.push(await makeNoise(`${place}.png`, SIZE.widthPx, SIZE.heightPx));
  }
  await importFiles(api, id, 'images', files);
  return { api, projectId: id };
}

async function openBench(page: Page, server: TestServer, projectId: ProjectId): Promise<StageView> {
  await page.goto(`${server.origin}/projects/${projectId}/label`);
  await expect(page.getByTestId('item-name')).not.toHaveText('');
  return StageView.open(page, SIZE);
}

const asAdmin = ({ adminEmail, adminPassword }: TestServer) => ({
  email: adminEmail,
  password: adminPassword,
});

function box(id: string, classId: number, x: number, y: number, more: Partial<Region> = {}) {
  return {
    kind: 'box' as const,
    id: `rgn_${id}` as EntityId<'region'>,
    classId,
    attributes: {},
    origin: 'manual' as const,
    ...{ x, y, width: 12, height: 10, rotation: 0 },
    ...more,
  } as Region;
}

/** The regions of the one answer to a task, once the server has it. */
async function readRegions(api: ConcordClient, taskId: EntityId<'task'>): Promise<Region[]> {
  const votes = async () => {
    // until it is in, the admin is labelling the task and is told nothing of it
    const view = await api.call(listVotesContract, { params: { taskId } }).catch(() => null);
    return view?.votes ?? [];
  };
  await expect.poll(async () => (await votes()).length, { timeout: 30_000 }).toBe(1);
  return (await votes())[0]?.answer.regions ?? [];
}

test('one class among a thousand is found, chosen and drawn with, by keyboard and mouse', async ({
  page,
  server,
}) => {
  const names = Array.from({ length: 1000 }, (_, index) => ({
    name: `${['red', 'folding', 'electric'][index % 3]} ${['chair', 'truck'][index % 2]} ${index}`,
  }));
  const { api, projectId } = await makeProject(server, { classes: names, regions: ['box'] });
  const [assignment] = await claim(api, projectId, 1);
  await signIn(page, server.origin, asAdmin(server));
  const stage = await openBench(page, server, projectId);
  const search = page.getByRole('combobox', { name: 'Search 1000 classes' });
  const classes = page.getByRole('listbox', { name: 'Class' });
  expect(await classes.getByRole('option').count()).toBeLessThan(60);
  await page.keyboard.press('Slash');
  await expect(search).toBeFocused();
  await page.keyboard.type('777 fold');
  await expect(classes.getByRole('option')).toHaveCount(0);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('truck 77');
  const found = await classes.getByRole('option').allInnerTexts();
  expect(found.every((text) => /truck/.test(text) && /77/.test(text))).toBe(true);
  await page.keyboard.press('ArrowDown');
  const active = await search.getAttribute('aria-activedescendant');
  const wanted = await page.locator(`[id="${active}"]`).innerText();
  await page.keyboard.press('Enter');
  await expect(search).not.toBeFocused();
  await expect(search).toHaveValue('');
  await stage.drag([100, 100], [200, 180]);
  const regions = page.getByRole('listbox', { name: 'Regions' });
  await expect(regions.getByRole('option')).toHaveCount(1);
  await expect(regions.getByRole('option')).toContainText(wanted.trim());
  await page.keyboard.press('Escape');
  await page.keyboard.press('Space');
  const [drawn] = await readRegions(api, assignment?.task.id as EntityId<'task'>);
  const classId = drawn?.classId ?? -1;
  expect(names[classId]?.name).toBe(wanted.trim());
});

const ATTRIBUTES: NonNullable<LabelSchema['attributes']> = [
  { type: 'select', name: 'colour', options: ['red', 'green'], default: 'red' },
  { type: 'checkbox', name: 'moving', default: true },
  { type: 'number', name: 'doors', min: 0, max: 6, isRequired: true },
  { type: 'text', name: 'plate' },
];

test('attributes with their defaults, flags, numbers and groups reach the server', async ({
  page,
  server,
}) => {
  const { api, projectId } = await makeProject(server, {
    classes: [{ name: 'car' }, { name: 'bus' }],
    regions: ['box'],
    attributes: ATTRIBUTES,
  });
  const [assignment] = await claim(api, projectId, 1);
  const taskId = assignment?.task.id as EntityId<'task'>;
  await signIn(page, server.origin, asAdmin(server));
  const stage = await openBench(page, server, projectId);
  await stage.drag([100, 100], [200, 180]);
  await stage.drag([300, 100], [420, 200]);
  const selection = page.getByRole('region', { name: 'Selection' });
  await expect(selection.getByRole('checkbox', { name: 'moving' })).toBeChecked();
  await selection.getByRole('button', { name: 'Truncated' }).click();
  await selection.getByRole('textbox', { name: 'Width, px' }).fill('100');
  await page.keyboard.press('Enter');
  await selection.getByRole('textbox', { name: 'plate' }).fill('XY 12');
  await page.keyboard.press('Enter');

  // what is required and missing keeps the answer here, and says so
  await page.keyboard.press('Space');
  await expect(page.getByText('lack a required answer')).toBeVisible();
  await page.keyboard.press('Control+A');
  await expect(selection).toContainText('2 regions selected');
  await expect(selection.getByRole('button', { name: 'Truncated' })).toHaveAttribute(
    'aria-pressed',
    'mixed',
  );
  await expect(selection.getByRole('textbox', { name: 'plate' })).toHaveAttribute(
    'placeholder',
    'mixed',
  );
  await selection.getByRole('textbox', { name: 'doors' }).fill('4');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+G');
  await expect(selection).toContainText('Group 1');
  await page.keyboard.press('Space');
  const [first, second] = await readRegions(api, taskId);
  expect(first).toMatchObject({
    attributes: { colour: 'red', moving: true, doors: 4 },
    group: 1,
  });
  expect(first?.flags).toBeUndefined();
  expect(second).toMatchObject({
    attributes: { colour: 'red', moving: true, doors: 4, plate: 'XY 12' },
    flags: ['truncated'],
    width: 100,
    group: 1,
  });
});

test('the region list filters, sorts, walks and picks several; its menu acts on them', async ({
  page,
  server,
}) => {
  const { api, projectId } = await makeProject(server, {
    classes: [{ name: 'cat' }, { name: 'dog' }],
    regions: ['box'],
  });
  const [assignment] = await claim(api, projectId, 1);
  const regions = Array.from({ length: 300 }, (_, index) =>
    box(`r${index}`, index % 2, (index % 30) * 20, Math.floor(index / 30) * 40, {
      ...(index === 7 ? { flags: ['occluded'], width: 200, height: 100 } : {}),
    } as Partial<Region>),
  );
  await api.call(saveDraftContract, {
    params: { assignmentId: assignment?.id ?? 'asg_' },
    body: { answer: { regions, classIds: [] } },
    ifMatch: 0,
  });
  await signIn(page, server.origin, asAdmin(server));
  const stage = await openBench(page, server, projectId);
  const list = page.getByRole('listbox', { name: 'Regions' });
  await expect(list.getByRole('option').first()).toBeVisible();
  expect(await list.getByRole('option').count()).toBeLessThan(60);

  await page.getByRole('textbox', { name: 'Find in regions' }).fill('dog');
  await expect(page.getByText('150 of 300')).toBeVisible();
  await page.getByRole('textbox', { name: 'Find in regions' }).fill('');
  await page.getByRole('button', { name: 'Sort' }).click();
  await page.getByRole('menuitemradio', { name: 'Smallest first' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Other way round' }).click();
  await page.keyboard.press('Escape');
  const first = list.getByRole('option').first();
  await expect(first).toHaveAccessibleName('dog, 200 by 100 pixels, 1 of 300');
  await first.click();
  await expect(first).toHaveAttribute('aria-selected', 'true');

  // from the picture the walk goes on in the editor's order, and the list follows
  await page.keyboard.press('Shift+Tab');
  const selected = list.getByRole('option', { selected: true });
  await expect(selected).toHaveCount(1);
  await expect(selected).toBeInViewport();

  await list.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByRole('region', { name: 'Selection' })).toContainText('3 regions selected');
  await page.keyboard.press('Escape');
  await expect(list).not.toBeFocused();

  await page.keyboard.press('Shift+F10');
  const menu = page.getByRole('menu').first();
  await expect(menu).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();

  // a right click that goes nowhere opens the menu on what is under it, without drawing
  await stage.move([204, 104]);
  await page.mouse.click(...stage.toPage([5, 5]), { button: 'right' });
  await menu.getByRole('menuitem', { name: 'Delete region' }).click();
  await expect(page.getByTestId('region-count')).toHaveText('299');
});

test('a comment is between its annotator and the reviewers, and its text is never lost', async ({
  browser,
  page,
  server,
}) => {
  test.setTimeout(180_000);
  const { projectId } = await makeProject(server, {
    classes: [{ name: 'cat' }, { name: 'dog' }],
    regions: ['box'],
  });
  const ann = await joinByInvite(server, projectId, 'annotator', 'Ann');
  const ben = await joinByInvite(server, projectId, 'annotator', 'Ben');
  const rita = await joinByInvite(server, projectId, 'reviewer', 'Rita');
  await signIn(page, server.origin, ann);
  const stage = await openBench(page, server, projectId);
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

  const theirs = { params: { projectId }, query: { limit: 50 } };
  expect((await ben.api.call(listCommentsContract, theirs)).rows).toEqual([]);
  const [theirTask] = await claim(ben.api, projectId, 1);
  await ben.api.call(submitAnnotationContract, {
    params: { assignmentId: theirTask?.id ?? 'asg_' },
    body: { regions: [box('b', 1, 10, 10)], classIds: [], durationMs: 1 },
    idempotencyKey: 'ben',
  });

  const context = await browser.newContext();
  context.on('page', seeFirst);
  const desk = await context.newPage();
  await signIn(desk, server.origin, rita);
  await desk.goto(`${server.origin}/projects/${projectId}/review/${theirTask?.task.id}`);
  const asked = desk.getByRole('article').filter({ hasText: 'Is <b>this</b> a cat?' });
  await expect(asked).toContainText('On the answer of Ann · On cat');
  await asked.getByRole('button', { name: 'Reply' }).click();
  await asked.getByRole('textbox', { name: 'Comment' }).fill('Yes, by its ears.');
  await asked.getByRole('textbox', { name: 'Comment' }).press('Control+Enter');
  await expect(asked.getByRole('textbox', { name: 'Comment' })).toBeHidden();
  await expect(asked).toContainText('Yes, by its ears.');

  const seen = await ann.api.call(listCommentsContract, theirs);
  expect(seen.rows.map(({ body }) => body)).toEqual(['Yes, by its ears.', 'Is <b>this</b> a cat?']);
  expect((await ben.api.call(listCommentsContract, theirs)).rows).toEqual([]);
  await asked.getByRole('button', { name: 'Settle' }).click();
  await expect(asked).toBeHidden();
  const [answer] = (await ann.api.call(listCommentsContract, theirs)).rows;
  expect(answer?.resolvedAt).not.toBeNull();
  await context.close();
});

test('the panel goes away with one key, and V repeats what was drawn on the item before', async ({
  page,
  server,
}) => {
  const { projectId } = await makeProject(
    server,
    { classes: [{ name: 'cat' }, { name: 'dog' }], regions: ['box'] },
    2,
  );
  await page.setViewportSize({ width: 1440, height: 900 });
  await signIn(page, server.origin, asAdmin(server));
  const stage = await openBench(page, server, projectId);
  const panel = page.getByRole('complementary', { name: 'Classes and regions' });
  const share = async () => {
    const bounds = await page.getByTestId('image-stage').boundingBox();
    return (bounds?.width ?? 0) / 1440;
  };
  expect(await share()).toBeGreaterThanOrEqual(0.8);
  await stage.drag([100, 100], [200, 180]);
  await stage.drag([300, 100], [420, 200]);
  await page.keyboard.press('Backslash');
  await expect(panel).toBeHidden();
  expect(await share()).toBeGreaterThan(0.95);
  const first = await page.getByTestId('item-name').innerText();
  await page.keyboard.press('Space');
  await expect(page.getByTestId('item-name')).not.toHaveText(first);
  await page.keyboard.press('Backslash');
  await expect(panel.getByTestId('region-count')).toHaveText('0');
  await page.keyboard.press('v');
  await expect(panel.getByTestId('region-count')).toHaveText('2');
  await page.keyboard.press('z');
  await expect(panel.getByTestId('region-count')).toHaveText('0');
});
