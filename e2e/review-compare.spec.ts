import { randomUUID } from 'node:crypto';
import type { BoxRegion, Region } from '@/core/annotation';
import { listVotesContract } from '@/core/contracts/list-votes.contract';
import { submitAnnotationContract } from '@/core/contracts/submit-annotation.contract';
import type { ConcordClient } from '@/sdk/concord-client';
import {
  adminApi,
  claimOne,
  createProject,
  importFiles,
  joinByInvite,
  type ProjectId,
} from './support/api';
import { expect, signIn, test } from './support/fixtures';
import { makeNoise } from './support/pictures';

const box = (x: number, more: Partial<BoxRegion> = {}): BoxRegion => ({
  kind: 'box',
  classId: 0,
  attributes: { pose: 'sits' },
  origin: 'manual',
  ...{ x, y: 40, width: 80, height: 80, rotation: 0 },
  ...more,
});

async function answer(api: ConcordClient, projectId: ProjectId, regions: Region[]) {
  const { id, task } = await claimOne(api, projectId);
  await api.call(submitAnnotationContract, {
    params: { assignmentId: id },
    body: { regions, classIds: [], durationMs: 1000 },
    idempotencyKey: randomUUID(),
  });
  return task.id;
}

test('a reviewer sees side by side what people say of each region, and what differs', async ({
  page,
  server,
}) => {
  test.setTimeout(120_000);
  const api = adminApi(server);
  const { id } = await createProject(api, {
    name: 'Poses',
    kind: 'image',
    annotationsPerTask: 2,
    labelSchema: {
      classes: [{ name: 'cat' }, { name: 'dog' }],
      attributes: [{ name: 'pose', type: 'select', options: ['sits', 'runs'] }],
    },
  });
  await importFiles(api, id, 'images', [await makeNoise('cat.png', 400, 300)]);
  const [ann, bob] = await Promise.all([
    joinByInvite(server, id, 'annotator', 'Ann'),
    joinByInvite(server, id, 'annotator', 'Bob'),
  ]);
  const same = box(20);
  const taskId = await answer(ann.api, id, [same, box(150), box(290)]);
  const changed = box(151, { attributes: { pose: 'runs' }, flags: ['occluded'] });
  await answer(bob.api, id, [same, changed]);
  await expect(async () => {
    const { consensus, votes } = await api.call(listVotesContract, { params: { taskId } });
    expect(votes).toHaveLength(2);
    expect(consensus?.regions).toHaveLength(3);
  }).toPass({ timeout: 60_000 });

  const { adminEmail: email, adminPassword: password } = server;
  await signIn(page, server.origin, { email, password });
  await page.goto(`${server.origin}/projects/${id}/review/${taskId}`);
  const panel = page.getByRole('region', { name: 'Regions compared' });
  const toggle = panel.getByRole('button', { name: /2 of 3 differ/ });
  await expect(toggle).toHaveAttribute('aria-expanded', 'true');

  await test.step('what differs is marked, and who did not draw it', async () => {
    const lines = panel.getByRole('row');
    await expect(lines.filter({ hasText: 'pose' }).getByTestId('differs').first()).toBeVisible();
    await expect(lines.filter({ hasText: 'Occluded' })).toContainText('yes');
    await expect(panel.getByText('not drawn')).toHaveCount(1);
  });

  await test.step('the rest is shown when it is asked for, and all folds away', async () => {
    const titles = panel.locator('th[scope=rowgroup]');
    await expect(titles).toHaveCount(2);
    await panel.getByRole('switch', { name: 'Show those that agree, too' }).click({ force: true });
    await expect(titles).toHaveCount(3);
    await toggle.click();
    await expect(panel.getByRole('table')).toBeHidden();
  });
});
