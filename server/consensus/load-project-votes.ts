import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import type { Region } from '@/core/annotation';
import type { Db } from '@/db/client';
import { annotations } from '@/db/schema/annotations';
import { goldAnswers } from '@/db/schema/gold-answers';
import { tasks } from '@/db/schema/tasks';

export interface ProjectVote {
  taskId: string;
  userId: string;
  regions: Region[];
  classIds: number[];
}

export interface TaskVotes {
  taskId: string;
  /** How many answers the task asks for. */
  wanted: number;
  votes: ProjectVote[];
}

/** Says of a row of `annotations` that no reviewer has sent it back; the newest verdict holds. */
export const IS_COUNTED: SQL<boolean> = sql`coalesce((select v.verdict = 'approve' from reviews v
  where v.annotation_id = annotations.id and v.verdict <> 'comment'
  order by v.created_at desc, v.id desc limit 1), true)`;

/**
 * Returns every task of a project that has votes, with all of them (extra votes too), in a fixed
 * order; `counted` leaves out what reviewers sent back.
 */
export async function loadProjectVotes(
  db: Db,
  projectId: string,
  which: 'all' | 'counted',
): Promise<TaskVotes[]> {
  const rows = await db
    .select({
      taskId: annotations.taskId,
      userId: annotations.userId,
      regions: annotations.regions,
      classIds: annotations.classIds,
      wanted: tasks.wanted,
    })
    .from(annotations)
    .innerJoin(tasks, eq(tasks.id, annotations.taskId))
    .where(and(eq(annotations.projectId, projectId), which === 'all' ? undefined : IS_COUNTED))
    .orderBy(asc(annotations.taskId), asc(annotations.submittedAt), asc(annotations.id));
  const byTask = new Map<string, TaskVotes>();
  for (const { wanted, ...vote } of rows) {
    const task = byTask.get(vote.taskId) ?? { taskId: vote.taskId, wanted, votes: [] };
    task.votes.push(vote);
    byTask.set(vote.taskId, task);
  }
  return [...byTask.values()];
}

/** The known answers of a project, by task. */
export async function loadGoldAnswers(db: Db, projectId: string) {
  const rows = await db.select().from(goldAnswers).where(eq(goldAnswers.projectId, projectId));
  return new Map(rows.map((row) => [row.taskId, { regions: row.regions, classIds: row.classIds }]));
}
