import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getProgressContract } from '@/core/contracts/get-progress.contract';
import { submitAnnotationContract } from '@/core/contracts/submit-annotation.contract';
import { adminApi, claim, createProject, importFiles, joinByInvite } from './support/api';
import { expect, test } from './support/fixtures';

const SUBMITS = 50;
const PEOPLE = 3;

test('a stop answers every request that is under way before the server exits', async ({
  launch,
}) => {
  test.setTimeout(180_000);
  const dataDir = await mkdtemp(join(tmpdir(), 'concord-e2e-drain-'));
  const server = await launch({ dataDir });
  const admin = adminApi(server);
  const { id: projectId } = await createProject(admin, {
    name: 'Drain',
    kind: 'text',
    labelSchema: { classes: [{ name: 'no' }, { name: 'yes' }], choice: 'single' },
  });
  const lines = Array.from({ length: SUBMITS }, (_, index) => `Line ${index}`);
  await importFiles(admin, projectId, 'txt', [{ name: 'lines.txt', bytes: lines.join('\n') }]);
  const held: { api: typeof admin; id: `asg_${string}` }[] = [];
  for (let index = 0; index < PEOPLE; index += 1) {
    const { api } = await joinByInvite(server, projectId, 'annotator', `Person ${index}`);
    const assignments = await claim(api, projectId, 20);
    held.push(...assignments.map(({ id }) => ({ api, id })));
  }
  expect(held).toHaveLength(SUBMITS);

  const underWay = held.map(({ api, id }) =>
    api.call(submitAnnotationContract, {
      params: { assignmentId: id },
      body: { regions: [], classIds: [1], durationMs: 1_000 },
      idempotencyKey: randomUUID(),
    }),
  );
  await Promise.race(underWay);
  const stoppedAt = performance.now();
  const exit = server.stop();
  const results = await Promise.allSettled(underWay);
  expect(results.filter(({ status }) => status === 'rejected')).toEqual([]);
  expect(await exit).toBe(0);
  expect(performance.now() - stoppedAt).toBeLessThan(15_000);

  const next = await launch({ dataDir });
  const progress = await adminApi(next).call(getProgressContract, { params: { projectId } });
  expect(progress.annotations).toBe(SUBMITS);
  expect(await next.stop()).toBe(0);
  await rm(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});
