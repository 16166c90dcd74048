import type { Page } from '@playwright/test';
import { listProjectsContract } from '@/core/contracts/list-projects.contract';
import { adminApi } from './support/api';
import { expect, signInAsAdmin, test } from './support/fixtures';

/** Does by hand what the step asks for. */
async function doStep(page: Page, step: string): Promise<void> {
  const tour = page.getByTestId('tour');
  if (step === 'draw') {
    const box = await page.getByTestId('image-stage').boundingBox();
    if (box === null) throw new Error('The stage has no place on the page');
    await page.mouse.move(box.x + 40, box.y + 40);
    await page.mouse.down();
    await page.mouse.move(box.x + 140, box.y + 120, { steps: 4 });
    await page.mouse.up();
  } else if (step === 'class' || step === 'text_answer') {
    await page.keyboard.press(`Digit${await tour.locator('kbd').first().innerText()}`);
  } else if (step === 'undo') {
    await page.keyboard.press('z');
  } else if (step === 'suspect') {
    await page.keyboard.press('Tab');
    await page.keyboard.press('x');
  } else if (step === 'zoom') {
    await page.keyboard.press('NumpadAdd');
  } else if (step === 'submit') {
    await page.keyboard.press('Space');
  } else {
    await tour.getByRole('button', { name: /^(Start|Finish)$/ }).click();
  }
}

test('the tour has the person do it, can be skipped, and can be repeated', async ({
  page,
  launch,
}) => {
  test.setTimeout(240_000);
  const server = await launch({ demo: true });
  await signInAsAdmin(page, server);
  const { projects } = await adminApi(server).call(listProjectsContract);
  const demo = projects.find(({ isDemo, kind }) => isDemo && kind === 'image');
  const bench = `${server.origin}/projects/${demo?.id}/label`;
  const tour = page.getByTestId('tour');

  await test.step('it opens by itself and goes on as each step is done', async () => {
    await page.goto(bench);
    await expect(tour).toHaveAttribute('data-step', 'welcome', { timeout: 60_000 });
    await expect(page.getByTestId('image-stage').locator('canvas').first()).toBeVisible();
    // the model's proposals are a step of their own
    await expect(page.getByRole('listbox', { name: 'Regions' }).getByText('%').first()).toBeVisible(
      {
        timeout: 90_000,
      },
    );
    const seen: string[] = [];
    for (;;) {
      const step = (await tour.getAttribute('data-step')) ?? '';
      seen.push(step);
      await doStep(page, step);
      if (step === 'end') break;
      await expect(tour).not.toHaveAttribute('data-step', step);
    }
    const steps = 'welcome draw class undo suspect zoom submit end';
    expect(seen.join(' ')).toBe(steps);
    await expect(tour).toHaveCount(0);
  });

  await test.step('it does not come again by itself', async () => {
    await page.reload();
    await expect(page.getByTestId('image-stage').locator('canvas').first()).toBeVisible();
    await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
    await expect(tour).toHaveCount(0);
  });

  await test.step('the help menu repeats it, Escape skips it', async () => {
    await page.getByRole('button', { name: 'Help' }).click();
    await page.getByRole('menuitem', { name: 'Start the tour' }).click();
    await expect(tour).toHaveAttribute('data-step', 'welcome');
    await expect(page.getByRole('menu')).toHaveCount(0);
    // the first one may still be for a selection
    await expect(async () => {
      await page.keyboard.press('Escape');
      await expect(tour).toHaveCount(0, { timeout: 500 });
    }).toPass();
  });

  await test.step('where it was left it goes on after a reload', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('start the tour');
    await page.keyboard.press('Enter');
    await tour.getByRole('button', { name: 'Start' }).click();
    await expect(tour).toHaveAttribute('data-step', 'draw');
    await tour.getByRole('button', { name: 'Skip the tour' }).click();
    await expect(tour).toHaveCount(0);
  });

  await test.step('texts have a tour of their own', async () => {
    const text = projects.find(({ isDemo, kind }) => isDemo && kind === 'text');
    await page.goto(`${server.origin}/projects/${text?.id}/label`);
    await expect(tour).toBeVisible({ timeout: 60_000 });
    await tour.getByRole('button', { name: 'Start' }).click();
    await expect(tour).toHaveAttribute('data-step', 'answer');
    await doStep(page, 'text_answer');
    await expect(tour).toHaveAttribute('data-step', 'end');
    await tour.getByRole('button', { name: 'Finish' }).click();
    await expect(tour).toHaveCount(0);
  });
});
