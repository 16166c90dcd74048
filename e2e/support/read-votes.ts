import { expect } from '@playwright/test';
import type { z } from 'zod';
import { getProgressContract } from '@/core/contracts/get-progress.contract';
import { listTasksContract } from '@/core/contracts/list-tasks.contract';
import { listVotesContract, type VoteViewSchema } from '@/core/contracts/list-votes.contract';
import type { EntityId } from '@/core/ids';
import type { ConcordClient } from '@/sdk/concord-client';
import type { ProjectId } from './api';

/** How many answers the server holds. */
export async function countAnswers(api: ConcordClient, projectId: ProjectId): Promise<number> {
  return (await api.call(getProgressContract, { params: { projectId } })).annotations;
}

/** Every vote of the project with its item; nobody is told of those on a task they hold. */
export async function readVotes(api: ConcordClient, projectId: ProjectId) {
  const { rows } = await api.call(listTasksContract, {
    params: { projectId },
    query: { limit: 200 },
  });
  const voted = rows.filter(({ annotationCount }) => annotationCount > 0);
  const all = await Promise.all(
    voted.map(({ id }) =>
      api.call(listVotesContract, { params: { taskId: id } }).catch(() => null),
    ),
  );
  return all.flatMap((task) => task?.votes.map((vote) => ({ ...vote, item: task.item })) ?? []);
}

/** The one vote on a task, as soon as the server has it and tells of it. */
export async function readOneVote(
  api: ConcordClient,
  taskId: EntityId<'task'>,
): Promise<z.output<typeof VoteViewSchema>> {
  // refused for as long as the answer is on its way: who labels an item sees no votes on it
  const read = async () => {
    const task = await api.call(listVotesContract, { params: { taskId } }).catch(() => null);
    return task?.votes ?? [];
  };
  await expect.poll(async () => (await read()).length, { timeout: 30_000 }).toBe(1);
  const [vote] = await read();
  if (vote === undefined) throw new Error('The vote has gone');
  return vote;
}
