import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { claimAssignmentsContract } from '@/core/contracts/claim-assignments.contract';
import { AppError } from '@/core/errors';
import { searchWordsOf } from '@/core/text/search-words';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { executePrepared } from '../execute-prepared';
import { readPreLabeller } from '../models/read-prelabeller';
import { claimMatchingTasks, claimTasks } from './claim-tasks';
import { LEASE_END } from './lease';
import { markBlindTasks } from './mark-blind-tasks';
import { notePause } from './note-pause';
import { type LeasedView, readAssignmentViews } from './read-assignment-views';

type Body = z.output<(typeof claimAssignmentsContract)['body']>;
type Input = Omit<Body, 'isBulk'> & { projectId: string; isBulk?: boolean };
type Answer = z.output<(typeof claimAssignmentsContract)['response']>;

async function resumeActive(ctx: Ctx, input: Input): Promise<LeasedView[]> {
  const isOwnActive = sql`a.project_id = ${input.projectId} and a.user_id = ${ctx.actor.userId}
    and a.status = 'active'`;
  await executePrepared(
    ctx,
    sql`update assignments a set lease_expires_at = ${LEASE_END} where ${isOwnActive}`,
  );
  return readAssignmentViews(ctx, isOwnActive, input.count);
}

async function assertBulkAllowed(ctx: Ctx, projectId: string): Promise<void> {
  const [project] = await executePrepared<{ allowsBulk: boolean }>(
    ctx,
    sql`select allows_bulk as "allowsBulk" from projects where id = ${projectId}`,
  );
  if (project?.allowsBulk !== true) {
    throw new AppError('forbidden', {
      message: 'This project does not allow bulk labelling',
    });
  }
}

/** Takes new tasks: any, or for a list those with the words that are looked for. */
function takeNew(ctx: Ctx, input: Input, count: number): Promise<LeasedView[]> {
  const { projectId, matching } = input;
  if (matching === undefined) return claimTasks(ctx, projectId, count);
  return claimMatchingTasks(ctx, projectId, count, searchWordsOf(matching));
}

/** A page left open must not lease tasks to whoever has signed in beside it. */
function assertIsSelf(ctx: Ctx, { userId }: Input): void {
  if (userId === undefined || userId === ctx.actor.userId) return;
  throw new AppError('forbidden', { message: 'Somebody else is signed in by now' });
}

/**
 * Leases up to `count` tasks to the caller, with `resume` those already active first; an empty
 * list means that there is no work now. Tells nothing of others' votes or of gold.
 * @throws AppError `forbidden` for a list of bulk labelling where that is not allowed, and for
 *   another person's page
 */
export async function claimAssignments(ctx: Ctx, input: Input): Promise<Answer> {
  await authorize(ctx, 'work.label', input);
  assertIsSelf(ctx, input);
  if (input.isBulk === true) await assertBulkAllowed(ctx, input.projectId);
  const resumed = input.resume ? await resumeActive(ctx, input) : [];
  const missing = input.count - resumed.length;
  const claimed = missing > 0 ? await takeNew(ctx, input, missing) : [];
  const preLabeller = await readPreLabeller(ctx, input.projectId);
  if (preLabeller !== null) await notePause(ctx, preLabeller);
  return {
    assignments: markBlindTasks([...resumed, ...claimed], preLabeller),
    preLabelSource: preLabeller?.source ?? null,
  };
}
