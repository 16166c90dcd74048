import type { Browser, Locator, Page } from '@playwright/test';
import type { AssignmentView } from '@/core/contracts/claim-assignments.contract';
import type { ProjectId } from './api';
import { expect, signIn, signInAsAdmin } from './fixtures';
import { makePictureProject, makePictures } from './make-projects';
import { seeFirst } from './see-first';
import type { TestServer } from './server';
import { type PictureSize, StageView } from './stage-view';

/** Keeps the tour and the first hint away, as for somebody who has seen both. */
export async function skipTour(page: Page): Promise<void> {
  await page.addInitScript(() => {
    localStorage.setItem('concord-tour-seen', 'true');
    localStorage.setItem('concord-first-hint-seen', 'true');
  });
}

/** Opens the workbench of a project and returns the name of the item at hand. */
export async function openBench(
  page: Page,
  server: TestServer,
  projectId: ProjectId,
): Promise<string> {
  await page.goto(`${server.origin}/projects/${projectId}/label`);
  await expect(page.getByTestId('item-name')).not.toHaveText('');
  return page.getByTestId('item-name').innerText();
}

/** Opens the workbench of a project of pictures that are all of one size. */
export async function openStage(
  page: Page,
  server: TestServer,
  projectId: ProjectId,
  size: PictureSize,
): Promise<{ name: string; view: StageView }> {
  const name = await openBench(page, server, projectId);
  return { name, view: await StageView.open(page, size) };
}

/** A new project of three pictures of one size, its workbench open for the admin. */
export async function openPictures(page: Page, server: TestServer, size: PictureSize) {
  const { api, projectId } = await makePictureProject(server, await makePictures(3, size));
  await signInAsAdmin(page, server);
  const handed = watchAssignments(page);
  return { api, projectId, handed, ...(await openStage(page, server, projectId, size)) };
}

/** Everything that was done is on the server. */
export async function expectSaved(page: Page): Promise<void> {
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
}

/** The rows of the region list that are drawn. */
export function regionRows(page: Page): Locator {
  return page.getByRole('listbox', { name: 'Regions' }).getByRole('option');
}

/** Calls back with the assignments of each claim of the page's workbench. */
export function onHandedOut(
  page: Page,
  take: (assignments: readonly AssignmentView[]) => void,
): void {
  page.on('response', async (response) => {
    if (!/\/assignments$/.test(response.url()) || response.status() !== 200) return;
    // what comes as the page goes cannot be read any more
    const claimed = (await response.json().catch(() => null)) as {
      assignments: AssignmentView[];
    } | null;
    if (claimed !== null) take(claimed.assignments);
  });
}

/** Every assignment the page's workbench is handed from now on, by the item's name. */
export function watchAssignments(page: Page): Map<string, AssignmentView> {
  const seen = new Map<string, AssignmentView>();
  onHandedOut(page, (assignments) => {
    for (const assignment of assignments) seen.set(assignment.item.name, assignment);
  });
  return seen;
}

/** Somebody signed in on another computer: nothing of this browser's storage is there. */
export async function openDevice(
  browser: Browser | null,
  server: TestServer,
  account: { email: string; password: string },
): Promise<{ page: Page; close: () => Promise<void> }> {
  if (browser === null) throw new Error('There is a browser');
  const context = await browser.newContext();
  context.on('page', seeFirst);
  const page = await context.newPage();
  await skipTour(page);
  await signIn(page, server.origin, account);
  return { page, close: () => context.close() };
}
