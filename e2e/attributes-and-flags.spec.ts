import type { LabelSchemaInput } from '@/core/label-schema/label-schema';
import { claimOne } from './support/api';
import { expect, signInAsAdmin, test } from './support/fixtures';
import { makePictureProject, makePictures } from './support/make-projects';
import { openStage } from './support/open-bench';
import { readOneVote } from './support/read-votes';

const SIZE = { widthPx: 640, heightPx: 480 };

const ATTRIBUTES: NonNullable<LabelSchemaInput['attributes']> = [
  { type: 'select', name: 'colour', options: ['red', 'green'], default: 'red' },
  { type: 'checkbox', name: 'moving', default: true },
  { type: 'number', name: 'doors', min: 0, max: 6, isRequired: true },
  { type: 'text', name: 'plate' },
];

test('attributes with their defaults, flags, numbers and groups reach the server', async ({
  page,
  server,
}) => {
  const { api, projectId } = await makePictureProject(server, await makePictures(1, SIZE), {
    labelSchema: {
      classes: [{ name: 'car' }, { name: 'bus' }],
      regions: ['box'],
      attributes: ATTRIBUTES,
    },
  });
  const { task } = await claimOne(api, projectId);
  await signInAsAdmin(page, server);
  const { view: stage } = await openStage(page, server, projectId, SIZE);
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
  // neither a choice nor a click takes Space away from the picture
  await selection.getByRole('combobox', { name: 'colour' }).click();
  await page.getByRole('option', { name: 'green' }).click();
  await selection.getByRole('checkbox', { name: 'moving' }).click();
  await page.keyboard.press('Space');
  const [first, second] = (await readOneVote(api, task.id)).answer.regions;
  expect(first).toMatchObject({
    attributes: { colour: 'green', moving: false, doors: 4 },
    group: 1,
  });
  expect(first?.flags).toBeUndefined();
  expect(second).toMatchObject({
    attributes: { colour: 'green', moving: false, doors: 4, plate: 'XY 12' },
    flags: ['truncated'],
    width: 100,
    group: 1,
  });
});
