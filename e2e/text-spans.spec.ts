import type { Page } from '@playwright/test';
import type { LabelSchemaInput } from '@/core/label-schema/label-schema';
import type { ConcordClient } from '@/sdk/concord-client';
import { adminApi, createProject, importFiles, joinByInvite, type ProjectId } from './support/api';
import { expect, signIn, test } from './support/fixtures';
import { readVotes } from './support/read-votes';
import type { TestServer } from './support/server';
import { TextHands } from './support/text-hands';

const CLASSES = [{ name: 'person' }, { name: 'place' }, { name: 'thing' }];
const SPANS: LabelSchemaInput = { classes: CLASSES, regions: ['span'], choice: 'none' };

const MIXED = [
  'Ada Lovelace met 👩‍🚀 and 👨‍👩‍👧‍👦 in London 🇬🇧 today.',
  '2023年，李明在北京大学读书，后来去了上海。',
  'ولد ابن سينا في بخارى عام ٩٨٠.',
  'דויד בן-גוריון נולד בפלונסק.',
  'Cafe\u0301 Zu\u0308rich e\u0301te\u0301 — naïve.',
].join('\r\n');

async function makeProject(
  server: TestServer,
  labelSchema: LabelSchemaInput,
  texts: readonly string[],
): Promise<ProjectId> {
  const api = adminApi(server);
  const { id } = await createProject(api, { name: 'Texts', kind: 'text', labelSchema });
  const bytes = texts.map((text) => JSON.stringify({ text })).join('\n');
  await importFiles(api, id, 'jsonl', [{ name: 'texts.jsonl', bytes }]);
  return id;
}

async function open(page: Page, server: TestServer, projectId: ProjectId): Promise<TextHands> {
  await signIn(page, server.origin, await joinByInvite(server, projectId, 'annotator', 'Ann'));
  await page.goto(`${server.origin}/projects/${projectId}/label`);
  await expect(page.getByTestId('text-stage')).toBeVisible();
  await expect(page.locator('[data-block]').first()).toBeVisible();
  return new TextHands(page);
}

/** Every answer of the project as the server holds it. */
async function readAnswers(api: ConcordClient, projectId: ProjectId) {
  return (await readVotes(api, projectId)).map(({ answer }) => answer);
}

/** Class and covered text of each span, in code points. */
async function readSpans(api: ConcordClient, projectId: ProjectId, text: string) {
  await expect.poll(async () => (await readAnswers(api, projectId)).length).toBe(1);
  const [answer] = await readAnswers(api, projectId);
  const points = [...text];
  return (answer?.regions ?? []).map((region) => {
    if (region.kind !== 'span') throw new Error(region.kind);
    return [region.classId, points.slice(region.start, region.end).join('')];
  });
}

test('spans over emoji, Chinese, combining marks and from the right arrive exactly', async ({
  page,
  server,
}) => {
  const projectId = await makeProject(server, SPANS, [MIXED]);
  const text = await open(page, server, projectId);
  const wanted: [number, string, boolean][] = [
    [0, 'Ada Lovelace', false],
    [1, 'London', false],
    [2, '👨‍👩‍👧‍👦', true],
    [1, '🇬🇧', true],
    [1, '北京大学', false],
    [0, '李明', false],
    [0, 'ابن سينا', false],
    [0, 'בן-גוריון', false],
    [1, 'Zu\u0308rich', false],
    [2, 'e\u0301te\u0301', false],
  ];
  for (const [classId, words, alt] of wanted) {
    await text.drag(words, { alt });
    await page.keyboard.press(`Digit${classId + 1}`);
  }
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
  await page.keyboard.press('Space');
  const spans = await readSpans(adminApi(server), projectId, MIXED);
  expect(spans).toEqual(wanted.map(([classId, words]) => [classId, words]));
});

test('spans lie over one another, are resized by their grips, deleted and undone', async ({
  page,
  server,
}) => {
  const projectId = await makeProject(server, SPANS, [
    'Ada Lovelace met Charles Babbage in London.',
  ]);
  const text = await open(page, server, projectId);
  await text.drag('Ada Lovelace');
  await text.drag('Lovelace');
  await page.keyboard.press('Digit3');
  expect(await text.marks()).toEqual(['person: Ada ', 'person · thing: Lovelace']);
  await text.doubleClick('Babbage');
  expect(await text.marks()).toContain('thing: Babbage');
  await text.dragGrip('start', 'met ');
  await expect.poll(() => text.marks()).toContain('thing: Charles Babbage');
  await page.keyboard.press('Delete');
  await expect.poll(() => text.marks()).toEqual(['person: Ada ', 'person · thing: Lovelace']);
  await page.keyboard.press('z');
  await expect.poll(() => text.marks()).toContain('thing: Charles Babbage');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Alt+Shift+Control+ArrowRight');
  await page.keyboard.press('Space');
  const spans = await readSpans(
    adminApi(server),
    projectId,
    'Ada Lovelace met Charles Babbage in London.',
  );
  expect(spans.at(-1)).toEqual([2, 'Charles Babbage']);
  expect(spans).toContainEqual([2, 'Lovelace']);
});

test('spans are made, walked and corrected by the keyboard alone', async ({ page, server }) => {
  const line = 'Grace Hopper 👩‍💻 worked for the Navy.\nשלום עולם';
  const projectId = await makeProject(server, SPANS, [line]);
  await open(page, server, projectId);
  await expect(page.getByTestId('text-stage')).toHaveRole('application');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+Shift+ArrowRight');
  await page.keyboard.press('Control+Shift+ArrowRight');
  await expect(page.getByTestId('said-of-text')).toHaveText('Chosen: Grace Hopper');
  await page.keyboard.press('Digit1');
  await expect(page.getByTestId('said')).toHaveText('Marked: person, “Grace Hopper”, 1 of 1');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Digit3');
  await page.keyboard.press('End');
  for (let press = 0; press < 5; press += 1) await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Digit2');
  await page.keyboard.press('Alt+ArrowLeft');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await page.keyboard.press('Digit3');
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
  await page.keyboard.press('Space');
  expect(await readSpans(adminApi(server), projectId, line)).toEqual([
    [0, 'Grace Hopper'],
    [2, '👩‍💻'],
    [1, 'Navy'],
    [2, 'שלום'],
  ]);
});

test('in a long line the words at the end are found, shown and marked', async ({
  page,
  server,
}) => {
  const line = `${'naïve 漢字 👩‍👩‍👧‍👦 word '.repeat(9_000)}The needle is here.`;
  const projectId = await makeProject(server, SPANS, [line]);
  const text = await open(page, server, projectId);
  expect(await page.locator('[data-block]').count()).toBeLessThan(40);
  await page.keyboard.press('Control+f');
  await page.keyboard.type('NEEDLE');
  await expect(page.getByText('1 of 1')).toBeVisible();
  await page.keyboard.press('Escape');
  await text.doubleClick('needle');
  await page.keyboard.press('Digit2');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Space');
  expect(await readSpans(adminApi(server), projectId, line)).toEqual([[1, 'needle']]);
});

test('without a mouse a place far away and a keyword are found, and a digit marks them', async ({
  page,
  server,
}) => {
  const line = `${'word '.repeat(20_000)}The needle is here, for a refund.`;
  const classes = [{ name: 'bad', keywords: ['refund'] }, { name: 'good' }];
  const schema: LabelSchemaInput = { classes, regions: ['span'], choice: 'none' };
  const projectId = await makeProject(server, schema, [line]);
  const text = await open(page, server, projectId);
  const scroller = page.getByTestId('text-scroller');
  await expect(async () => {
    await page.keyboard.press('PageDown');
    expect(await scroller.evaluate((element) => element.scrollTop)).toBeGreaterThan(100);
  }).toPass();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('needle');
  await expect(page.getByText('1 of 1')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Digit2');
  await expect.poll(() => text.marks()).toEqual(['good: needle']);
  await page.keyboard.press('k');
  await page.keyboard.press('Digit1');
  await expect.poll(() => text.marks()).toEqual(['good: needle', 'bad: refund']);
});

test('finding begins at what is in sight, goes on from the caret, and round at the end', async ({
  page,
  server,
}) => {
  const part = 'word '.repeat(8_000);
  const line = `a needle ${part}needle ${part}needle at the end.`;
  const projectId = await makeProject(server, SPANS, [line]);
  await open(page, server, projectId);
  const scroller = page.getByTestId('text-scroller');
  await scroller.evaluate((element) => element.scrollTo(0, 0.25 * element.scrollHeight));
  await expect(scroller.getByText('a needle')).toHaveCount(0);
  await page.keyboard.press('Control+f');
  await page.keyboard.type('needle');
  await expect(page.getByText('2 of 3')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+f');
  await page.keyboard.type('needle');
  await expect(page.getByText('2 of 3')).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.getByText('1 of 3')).toBeVisible();
});

test('the direction that was chosen is kept, and keywords are shown but never answered', async ({
  page,
  server,
}) => {
  const schema: LabelSchemaInput = {
    classes: [{ name: 'bad', keywords: ['refund'] }, { name: 'good' }],
    choice: 'single',
  };
  const projectId = await makeProject(server, schema, ['I want a REFUND, refunds are', 'second']);
  await open(page, server, projectId);
  await expect(page.getByText('1 keyword')).toBeVisible();
  await page.keyboard.press('Alt+r');
  await page.keyboard.press('Alt+r');
  await expect(page.locator('[data-block]').first()).toHaveAttribute('dir', 'rtl');
  await page.reload();
  await expect(page.locator('[data-block]').first()).toHaveAttribute('dir', 'rtl');
  const notice = page.locator('.mantine-Notification-root', { hasText: 'Choose a class' });
  await page.keyboard.press('Space');
  await expect(notice).toBeVisible();
  await expect(page.getByTestId('said')).toContainText('Choose a class first');
  await page.getByTestId('submit').click();
  await expect(page.getByTestId('text-stage')).toContainText('REFUND');
  await page.keyboard.press('Digit2');
  await expect(page.getByTestId('text-stage')).toHaveText('second');
  await expect(notice).toHaveCount(0);
  await expect
    .poll(() => readAnswers(adminApi(server), projectId))
    .toEqual([{ regions: [], classIds: [1] }]);
});

test('a class of a taxonomy is searched for, or found in the tree by the arrows', async ({
  page,
  server,
}) => {
  const classes = Array.from({ length: 60 }, (_, id) => {
    if (id < 6) return { name: `Area ${id}` };
    return { name: `Topic ${id}`, parentId: id % 6 };
  });
  const projectId = await makeProject(server, { classes, choice: 'single' }, [
    'first',
    'second',
    'third',
  ]);
  await open(page, server, projectId);
  await page.keyboard.press('/');
  await expect(page.getByTestId('class-search')).toBeFocused();
  await page.keyboard.type('topic 41');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('text-stage')).toHaveText('second');
  await expect(page.getByTestId('class-search')).toBeFocused();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowDown', 'Enter']) {
    await page.keyboard.press(key);
  }
  await expect(page.getByTestId('text-stage')).toHaveText('third');
  const answers = () => readAnswers(adminApi(server), projectId);
  await expect.poll(async () => (await answers()).map(({ classIds }) => classIds)).toHaveLength(2);
  expect((await answers()).map(({ classIds }) => classIds).sort()).toEqual([[13], [41]].sort());
});

test('Enter twice in the search ticks what was found, not what then stands at its place', async ({
  page,
  server,
}) => {
  const classes = Array.from({ length: 60 }, (_, id) => {
    return id < 6 ? { name: `Area ${id}` } : { name: `Topic ${id}`, parentId: id % 6 };
  });
  const projectId = await makeProject(server, { classes, choice: 'multiple' }, ['first', 'second']);
  await open(page, server, projectId);
  await page.keyboard.press('/');
  await page.keyboard.type('topic 41');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('class-search')).toHaveValue('');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTestId('text-stage')).toHaveText('second');
  await expect
    .poll(() => readAnswers(adminApi(server), projectId))
    .toEqual([{ regions: [], classIds: [41] }]);
});

test('several classes are ticked by digits and letters, whose keys stay when a class goes', async ({
  page,
  server,
}) => {
  const classes = Array.from({ length: 12 }, (_, id) => ({ name: `class ${id}` }));
  const projectId = await makeProject(server, { classes, choice: 'multiple' }, ['first', 'second']);
  await open(page, server, projectId);
  for (const key of ['Digit1', 'Digit3', 'KeyW', 'Digit1']) await page.keyboard.press(key);
  await page.keyboard.press('Space');
  await expect(page.getByTestId('text-stage')).toHaveText('second');
  await expect
    .poll(() => readAnswers(adminApi(server), projectId))
    .toEqual([{ regions: [], classIds: [2, 11] }]);
});
