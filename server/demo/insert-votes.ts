import type { Region } from '@/core/annotation';
import { newId } from '@/core/ids';
import { type Random, randomNormal } from '@/core/random';
import type { Db } from '@/db/client';
import { annotations } from '@/db/schema/annotations';
import { assignments } from '@/db/schema/assignments';
import type { SimulatedUser } from './insert-simulated-users';

export interface SimulatedVote {
  taskId: string;
  annotator: SimulatedUser;
  regions: Region[];
  classIds: number[];
  /** Of a page; less for a review. */
  effort: number;
}

const DAY_MS = 86_400_000;

/** Writes made-up answers as submitted annotations, spread over the last nine days. */
export async function insertVotes(
  db: Db,
  random: Random,
  projectId: string,
  votes: readonly SimulatedVote[],
  now: Date,
): Promise<void> {
  const rows = votes.map((vote) => {
    const submittedAt = new Date(now.getTime() - (0.2 + random() * 9) * DAY_MS);
    const seconds = vote.annotator.habits.secondsMean * vote.effort;
    const durationMs = Math.max(
      1500,
      Math.round(randomNormal(random, seconds, seconds / 3) * 1000),
    );
    return { ...vote, assignmentId: newId('assignment'), submittedAt, durationMs };
  });
  for (let from = 0; from < rows.length; from += 200) {
    const chunk = rows.slice(from, from + 200);
    await db.insert(assignments).values(
      chunk.map((row) => ({
        id: row.assignmentId,
        taskId: row.taskId,
        projectId,
        userId: row.annotator.id,
        status: 'submitted' as const,
        leaseExpiresAt: row.submittedAt,
        endedAt: row.submittedAt,
        createdAt: row.submittedAt,
      })),
    );
    await db.insert(annotations).values(
      chunk.map((row) => ({
        id: newId('annotation'),
        assignmentId: row.assignmentId,
        taskId: row.taskId,
        projectId,
        userId: row.annotator.id,
        labelSchemaVersion: 1,
        regions: row.regions,
        classIds: row.classIds,
        durationMs: row.durationMs,
        submittedAt: row.submittedAt,
      })),
    );
  }
}
