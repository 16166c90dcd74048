import { randomUUID } from 'node:crypto';
import { getLabelSchemaContract } from '@/core/contracts/get-label-schema.contract';
import { submitAnnotationContract } from '@/core/contracts/submit-annotation.contract';
import type { CallInput } from '@/sdk/concord-client';
import { adminApi, claimOne, createProject, importFiles, joinByInvite } from './support/api';
import { expect, signInAsAdmin, test } from './support/fixtures';
import type { TestServer } from './support/server';

type Answer = Omit<NonNullable<CallInput<typeof submitAnnotationContract>['body']>, 'durationMs'>;

const TEXT = 'Ms Li 李 👩🏽‍🔬 left Berlin for São Paulo in November.';

function span(words: string, classId: number) {
  const start = [...TEXT.slice(0, TEXT.indexOf(words))].length;
  return { kind: 'span' as const, classId, start, end: start + [...words].length };
}

/** A project about one text with the answers of some people. */
async function makeProject(server: TestServer, answers: readonly Answer[]) {
  const api = adminApi(server);
  const { id } = await createProject(api, {
    name: 'Letters',
    kind: 'text',
    annotationsPerTask: answers.length,
    labelSchema: {
      classes: [{ name: 'person' }, { name: 'place' }, { name: 'town', parentId: 1 }],
      regions: ['span'],
      attributes: [{ type: 'checkbox', name: 'sure', classIds: [2] }],
    },
  });
  await importFiles(api, id, 'txt', [{ name: 'letter.txt', bytes: TEXT }]);
  for (const [place, answer] of answers.entries()) {
    const person = await joinByInvite(server, id, 'annotator', `Person ${place + 1}`);
    const assignment = await claimOne(person.api, id);
    await person.api.call(submitAnnotationContract, {
      params: { assignmentId: assignment.id },
      body: { ...answer, durationMs: 1000 },
      idempotencyKey: randomUUID(),
    });
  }
  return { api, id };
}

test('the label schema says what a change touches, shows it, and is saved as a new version', async ({
  page,
  server,
}) => {
  const { origin } = server;
  const { api, id } = await makeProject(server, [
    { regions: [span('Li', 0), span('Berlin', 2), span('São Paulo', 2)], classIds: [] },
  ]);
  await signInAsAdmin(page, server);
  await page.goto(`${origin}/projects/${id}/settings`);
  await page.getByRole('link', { name: 'Edit label schema' }).click();
  await page.waitForURL(/label-schema$/);
  const save = page.getByRole('button', { name: 'Save' });
  await expect(save).toBeDisabled();
  const preview = page.getByTestId('class-palette');
  await expect(preview.getByRole('button')).toHaveCount(3);

  await page.getByRole('button', { name: 'Remove town' }).click();
  await expect(page.getByText('“town” is no longer offered')).toBeVisible();
  await expect(page.getByText('Labelled already: 2 regions. They stay as they are.')).toBeVisible();
  await expect(page.getByText('Attribute “sure” is no longer asked')).toBeVisible();
  await page.getByRole('button', { name: 'Bring back' }).click();
  await expect(page.getByText('Nothing is changed yet.')).toBeVisible();

  await page.getByLabel('Name of person').fill('place');
  await expect(page.getByText('Another one beside it has this name.').first()).toBeVisible();
  await expect(save).toBeDisabled();
  await page.getByLabel('Name of place').first().fill('somebody');

  await page.getByLabel('Add classes').fill('river, month');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'More on river' }).click();
  await page.getByRole('combobox', { name: 'Stands below' }).click();
  await page.getByRole('option', { name: 'place' }).click();
  await page.getByRole('combobox', { name: 'Keywords' }).fill('Thames');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Add attribute' }).click();
  const attribute = page.getByRole('region', { name: 'without a name' });
  const options = attribute.getByRole('combobox', { name: 'Options' });
  for (const option of ['known', 'guessed']) {
    await options.fill(option);
    await options.press('Enter');
  }
  await attribute.getByLabel('Attribute', { exact: true }).fill('how');
  await expect(preview.getByRole('button')).toHaveText([
    /somebody/,
    /place/,
    /town/,
    /river/,
    /month/,
  ]);
  await save.click();
  await expect(page.getByText('Version 2')).toBeVisible();
  await expect(page.getByText('Nothing is changed yet.')).toBeVisible();

  const { version, labelSchema } = await api.call(getLabelSchemaContract, {
    params: { projectId: id },
  });
  expect(version).toBe(2);
  expect(labelSchema.classes).toMatchObject([
    { id: 0, name: 'somebody', isDeleted: false },
    { id: 1, name: 'place' },
    { id: 2, name: 'town', parentId: 1 },
    { id: 3, name: 'river', parentId: 1, keywords: ['Thames'] },
    { id: 4, name: 'month' },
  ]);
  expect(labelSchema.attributes).toEqual([
    { type: 'checkbox', name: 'sure', classIds: [2] },
    { type: 'select', name: 'how', options: ['known', 'guessed'] },
  ]);
});

test('a reviewer sees the spans of the consensus and of each person, and takes them', async ({
  page,
  server,
}) => {
  const { origin } = server;
  const { id } = await makeProject(server, [
    { regions: [span('Li', 0), span('Berlin', 2)], classIds: [] },
    { regions: [span('Ms Li', 0), span('Berlin', 1)], classIds: [] },
    { regions: [span('Li', 0), span('São Paulo', 2)], classIds: [] },
  ]);
  await signInAsAdmin(page, server);
  const spans = page.getByRole('table', { name: 'Spans' });
  // the votes are counted in the background
  await expect(async () => {
    await page.goto(`${origin}/projects/${id}/review`);
    await expect(spans).toContainText('Consensus: 3 spans', { timeout: 3_000 });
  }).toPass({ timeout: 60_000 });
  await expect(spans.getByRole('row')).toHaveText([
    /person\s*Li\s*3 of 3/,
    /place\s*Berlin\s*2 of 3/,
    /town\s*São Paulo\s*disputed\s*1 of 3/,
  ]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(spans).toContainText('Person 2: 2 spans');
  await expect(spans.getByRole('row').first()).toHaveText(/person\s*Ms Li/);
  await page.keyboard.press('Space');
  await expect(page.getByText('All disputes are settled')).toBeVisible();
});
