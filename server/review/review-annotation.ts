import { and, desc, eq, ne, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { reviewAnnotationContract } from '@/core/contracts/review-annotation.contract';
import { AppError } from '@/core/errors';
import { type EntityId, newId } from '@/core/ids';
import { annotations } from '@/db/schema/annotations';
import { assignments } from '@/db/schema/assignments';
import { reviews } from '@/db/schema/reviews';
import { tasks } from '@/db/schema/tasks';
import { writeAuditEvent } from '../audit/write-audit-event';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { enqueue } from '../jobs/enqueue';
import { runInTransaction } from '../run-in-transaction';

type Verdict = 'approve' | 'reject' | 'comment';
type Input = z.output<(typeof reviewAnnotationContract)['body']> & {
  annotationId: EntityId<'annotation'>;
};

/** The verdict that holds: the newest that is not a mere comment; nothing said counts as approved. */
async function findVerdict(ctx: Ctx, annotationId: string): Promise<Verdict> {
  const [row] = await ctx.db
    .select({ verdict: reviews.verdict })
    .from(reviews)
    .where(and(eq(reviews.annotationId, annotationId), ne(reviews.verdict, 'comment')))
    .orderBy(desc(reviews.createdAt), desc(reviews.id))
    .limit(1);
  return row?.verdict ?? 'approve';
}

/** Gives the slot of a rejected answer back to the task, so that somebody else is asked. */
async function freeSlot(ctx: Ctx, assignmentId: string, taskId: string): Promise<void> {
  const freed = await ctx.db
    .update(assignments)
    .set({ holdsSlot: false })
    .where(and(eq(assignments.id, assignmentId), eq(assignments.holdsSlot, true)))
    .returning({ id: assignments.id });
  if (freed.length === 0) return;
  await ctx.db
    .update(tasks)
    .set({ slots: sql`${tasks.slots} + 1` })
    .where(eq(tasks.id, taskId));
}

/** Takes a free slot again for an answer that is approved after all; without one it stays an extra vote. */
async function takeSlot(ctx: Ctx, assignmentId: string, taskId: string): Promise<void> {
  const taken = await ctx.db
    .update(tasks)
    .set({ slots: sql`${tasks.slots} - 1` })
    .where(and(eq(tasks.id, taskId), sql`${tasks.slots} > 0`))
    .returning({ id: tasks.id });
  if (taken.length === 0) return;
  await ctx.db.update(assignments).set({ holdsSlot: true }).where(eq(assignments.id, assignmentId));
}

/**
 * Notes a verdict on one person's answer. A rejected answer stays stored but no longer counts, and
 * its task asks one more person; approving it later makes it count again.
 * @throws AppError `forbidden` for one's own answer
 */
export async function reviewAnnotation(
  ctx: Ctx,
  input: Input,
): Promise<{ id: EntityId<'review'> }> {
  const [annotation] = await ctx.db
    .select()
    .from(annotations)
    .where(eq(annotations.id, input.annotationId));
  if (annotation === undefined) throw new AppError('not_found');
  const { projectId, taskId, assignmentId, userId } = annotation;
  await authorize(ctx, 'review.write', { projectId });
  if (userId === ctx.actor.userId) {
    throw new AppError('forbidden', { message: 'Nobody reviews their own answer' });
  }
  return runInTransaction(ctx, async (inner) => {
    await inner.db.select().from(tasks).where(eq(tasks.id, taskId)).for('no key update');
    const before = await findVerdict(inner, input.annotationId);
    const { verdict, comment } = input;
    const id = newId('review');
    await inner.db.insert(reviews).values({
      id,
      annotationId: input.annotationId,
      userId: ctx.actor.userId,
      verdict,
      comment,
      createdAt: sql`clock_timestamp()`,
    });
    if (verdict !== 'comment' && verdict !== before) {
      if (verdict === 'reject') await freeSlot(inner, assignmentId, taskId);
      else await takeSlot(inner, assignmentId, taskId);
      await enqueue(inner, 'recompute-consensus', { projectId: projectId as EntityId<'project'> });
    }
    await writeAuditEvent(inner, 'annotation.reviewed', {
      projectId,
      objectId: input.annotationId,
      details: { verdict },
    });
    return { id };
  });
}
