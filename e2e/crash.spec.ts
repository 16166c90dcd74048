import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { claimAssignmentsContract } from '@/core/contracts/claim-assignments.contract';
import { listTasksContract } from '@/core/contracts/list-tasks.contract';
import { listVotesContract } from '@/core/contracts/list-votes.contract';
import { submitAnnotationContract } from '@/core/contracts/submit-annotation.contract';
import type { EntityId } from '@/core/ids';
import type { ConcordClient } from '@/sdk/concord-client';
import {
  adminApi,
  createProject,
  importFiles,
  joinByInvite,
  type Member,
  type ProjectId,
} from './support/api';
import { expect, test } from './support/fixtures';
import { untilAnswered } from './support/retry';
import type { ServerOptions, TestServer } from './support/server';

const KILLS = Number(process.env['CONCORD_E2E_KILLS'] ?? 10);
const TASKS = 2_000;
const PEOPLE = 8;
const OVERLAP = 3;
const AT_ONCE = 4;
/** So often may a claim come back empty, while others hold the last rows, before a person stops. */
const EMPTY_MAX = 3;

interface Acknowledged {
  annotationId: string;
  taskId: string;
  userId: string;
  classId: number;
}

/** What all clients together have been told, and how often they had to ask again. */
interface Journal {
  acknowledged: Acknowledged[];
  handedOut: Map<string, Set<string>>;
  retries: number;
}

/** Claims and answers until there is no more work, whatever becomes of the server meanwhile. */
async function work(member: Member, projectId: ProjectId, journal: Journal): Promise<void> {
  const tasks = new Set<string>();
  journal.handedOut.set(member.userId, tasks);
  const onRetry = () => {
    journal.retries += 1;
  };
  let empty = 0;
  while (empty < EMPTY_MAX) {
    const key = randomUUID();
    const { assignments } = await untilAnswered(
      () =>
        member.api.call(claimAssignmentsContract, {
          params: { projectId },
          body: { count: AT_ONCE },
          idempotencyKey: key,
        }),
      onRetry,
    );
    empty = assignments.length === 0 ? empty + 1 : 0;
    for (const { id, task } of assignments) {
      if (tasks.has(task.id)) throw new Error(`${task.id} was given twice to one person`);
      tasks.add(task.id);
      const classId = journal.acknowledged.length % 2;
      const idempotencyKey = randomUUID();
      const annotation = await untilAnswered(
        () =>
          member.api.call(submitAnnotationContract, {
            params: { assignmentId: id },
            body: { regions: [], classIds: [classId], durationMs: 1_000 },
            idempotencyKey,
          }),
        onRetry,
      );
      const { id: annotationId, taskId } = annotation;
      if (annotation.isExtra) throw new Error(`${taskId} had been over-assigned`);
      journal.acknowledged.push({ annotationId, taskId, userId: member.userId, classId });
    }
  }
}

async function readTasks(api: ConcordClient, projectId: ProjectId) {
  const all: { id: EntityId<'task'>; annotationCount: number; activeCount: number }[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.call(listTasksContract, {
      params: { projectId },
      query: cursor === undefined ? { limit: 500 } : { limit: 500, cursor },
    });
    all.push(...page.rows);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return all;
}

async function expectNeverOverAssigned(api: ConcordClient, projectId: ProjectId) {
  const tasks = await readTasks(api, projectId);
  expect(tasks).toHaveLength(TASKS);
  const taken = tasks.map(({ annotationCount, activeCount }) => annotationCount + activeCount);
  expect(Math.max(...taken)).toBeLessThanOrEqual(OVERLAP);
  return tasks;
}

/** Kills the server each time so many answers more have been acknowledged, and starts it again. */
async function crashAndRestart(
  launch: (options: ServerOptions) => Promise<TestServer>,
  first: TestServer,
  projectId: ProjectId,
  journal: Journal,
): Promise<{ server: TestServer; restartMs: number[] }> {
  let server = first;
  const restartMs: number[] = [];
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const mark = Math.round((kill * TASKS * OVERLAP) / (KILLS + 1));
    while (journal.acknowledged.length < mark) await pause(20);
    await server.kill9();
    const startedAt = performance.now();
    server = await launch({ dataDir: first.dataDir, port: first.port, env: ENV });
    restartMs.push(Math.round(performance.now() - startedAt));
    await expectNeverOverAssigned(adminApi(server), projectId);
  }
  return { server, restartMs };
}

const ENV = { CONCORD_API_PER_MINUTE: '1000000' };

test(`eight people at work lose nothing when the server is killed ${KILLS} times`, async ({
  launch,
}) => {
  test.setTimeout(400_000);
  const dataDir = await mkdtemp(join(tmpdir(), 'concord-e2e-crash-'));
  const first = await launch({ dataDir, env: ENV });
  const admin = adminApi(first);
  const { id: projectId } = await createProject(admin, {
    name: 'Crash',
    kind: 'text',
    labelSchema: { classes: [{ name: 'even' }, { name: 'odd' }], choice: 'single' },
    annotationsPerTask: OVERLAP,
  });
  const lines = Array.from({ length: TASKS }, (_, index) => `The number ${index}`);
  const imported = await importFiles(admin, projectId, 'txt', [
    { name: 'numbers.txt', bytes: lines.join('\n') },
  ]);
  expect(imported.counts).toMatchObject({ imported: TASKS, rejected: 0 });
  const members: Member[] = [];
  for (let index = 0; index < PEOPLE; index += 1) {
    members.push(await joinByInvite(first, projectId, 'annotator', `Person ${index}`));
  }

  const journal: Journal = { acknowledged: [], handedOut: new Map(), retries: 0 };
  const people = Promise.all(members.map((member) => work(member, projectId, journal)));
  const [{ server, restartMs }] = await Promise.all([
    crashAndRestart(launch, first, projectId, journal),
    people,
  ]);
  expect(journal.retries, 'requests were under way when the server died').toBeGreaterThan(0);
  expect(restartMs).toHaveLength(KILLS);
  test.info().annotations.push({
    type: 'measured',
    description: `restart ms ${restartMs.join(', ')}; ${journal.retries} retries`,
  });

  const api = adminApi(server);
  const tasks = await expectNeverOverAssigned(api, projectId);
  expect(journal.acknowledged).toHaveLength(TASKS * OVERLAP);
  expect(tasks.every(({ annotationCount }) => annotationCount === OVERLAP)).toBe(true);
  expect(tasks.every(({ activeCount }) => activeCount === 0)).toBe(true);

  const stored = new Map<string, Acknowledged>();
  const waiting = tasks.map(({ id }) => id);
  const readers = Array.from({ length: PEOPLE }, async () => {
    for (let taskId = waiting.pop(); taskId !== undefined; taskId = waiting.pop()) {
      const { votes } = await api.call(listVotesContract, { params: { taskId } });
      const voters = new Set(votes.map(({ userId }) => userId));
      if (voters.size !== OVERLAP || votes.length !== OVERLAP)
        throw new Error(`Not ${OVERLAP} people`);
      for (const { annotationId, userId, answer } of votes) {
        const classId = answer.classIds[0] ?? -1;
        stored.set(annotationId, { annotationId, taskId, userId, classId });
      }
    }
  });
  await Promise.all(readers);
  expect(stored.size).toBe(TASKS * OVERLAP);
  const told = journal.acknowledged.map((one) => [one.annotationId, one] as const);
  expect(new Map(told)).toEqual(stored);
  expect(await server.stop()).toBe(0);
  await rm(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});
