import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { listInvitesContract } from '@/core/contracts/list-invites.contract';
import { listItemsContract } from '@/core/contracts/list-items.contract';
import { listProjectsContract } from '@/core/contracts/list-projects.contract';
import type { Scene } from './effort-scene';
import { Recorder } from './recorder';
import { drawScenePicture, threeObjects } from './scene-pictures';

const PICTURE_COUNT = 20;
const CLASS_FIELD = 'cat, dog, birds';
const PEOPLE = ['ann.lee@example.com', 'bo.smith@example.org', 'cy.d@example.museum'];

async function makeFolder(parent: string): Promise<string> {
  const folder = join(parent, 'garden-pets');
  await mkdir(folder);
  for (let index = 0; index < PICTURE_COUNT; index += 1) {
    const picture = { name: '', level: 10 * index, truth: threeObjects(index % 8) };
    await writeFile(join(folder, `${index}.jpg`), await drawScenePicture(picture));
  }
  return folder;
}

/** What the system does when a folder is dragged from its file manager onto the page. */
async function dropFolder(page: Page, folder: string): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  const data = { items: [], files: [folder], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await browser.send('Input.dispatchDragEvent', { type, x: 720, y: 450, data });
  }
  await browser.detach();
}

/** From a folder on disk to a project with three people invited. */
export const s9ProjectFromFolder: Scene = {
  id: 'S9',
  title: 'a project from a folder, three people invited',
  actionsMax: 6,
  secondsMax: 25,
  play: async ({ page, server, api }) => {
    const parent = await mkdtemp(join(tmpdir(), 'concord-effort-'));
    const folder = await makeFolder(parent);
    await page.goto(`${server.origin}/projects`);
    // who may make projects is known once this is to be seen
    await expect(page.getByRole('link', { name: 'New project' }).first()).toBeVisible();
    const recorder = await Recorder.on(page, false);
    recorder.start();
    recorder.think();
    await recorder.dragFiles(() => dropFolder(page, folder));
    await expect(page.getByLabel('Classes')).toBeFocused();
    recorder.think();
    await recorder.type(CLASS_FIELD);
    await recorder.key('Tab');
    recorder.think();
    await recorder.type(PEOPLE.join(' '));
    await recorder.key('Enter');
    const find = async () =>
      (await api.call(listProjectsContract, {})).projects.find(
        ({ name }) => name === 'garden-pets',
      );
    await expect.poll(async () => (await find())?.annotationsPerTask, { timeout: 60_000 }).toBe(3);
    const projectId = (await find())?.id;
    if (projectId === undefined) throw new Error('The project is gone');
    const params = { projectId };
    const countItems = async () => (await api.call(listItemsContract, { params })).rows.length;
    await expect.poll(countItems, { timeout: 60_000 }).toBe(PICTURE_COUNT);
    const { invites } = await api.call(listInvitesContract, { params });
    expect(invites.map(({ email }) => email).sort()).toEqual([...PEOPLE].sort());
    await rm(parent, { recursive: true, force: true, maxRetries: 10 });
    return recorder.end('S9');
  },
};
