import { and, eq, sql } from 'drizzle-orm';
import { newId } from '@/core/ids';
import type { Db } from '@/db/client';
import { consensus } from '@/db/schema/consensus';
import type { TaskDecision } from './decide-task';
import { IS_COUNTED } from './load-project-votes';

const CHUNK = 500;

/** Writes the outcomes of a project; a version counts up only where an outcome really changed. */
export async function storeConsensus(
  db: Db,
  projectId: string,
  decisions: readonly TaskDecision[],
): Promise<void> {
  for (let from = 0; from < decisions.length; from += CHUNK) {
    const rows = decisions.slice(from, from + CHUNK).map((decision) => ({
      ...decision,
      id: newId('consensus'),
      projectId,
      computedAt: sql`now()`,
    }));
    await db
      .insert(consensus)
      .values(rows)
      .onConflictDoUpdate({
        target: consensus.taskId,
        set: {
          version: sql`${consensus.version} + 1`,
          method: sql`excluded.method`,
          state: sql`excluded.state`,
          regions: sql`excluded.regions`,
          classIds: sql`excluded.class_ids`,
          posterior: sql`excluded.posterior`,
          confidence: sql`excluded.confidence`,
          agreement: sql`excluded.agreement`,
          voteCount: sql`excluded.vote_count`,
          computedAt: sql`excluded.computed_at`,
        },
        setWhere: sql`(${consensus.method}, ${consensus.state}, ${consensus.regions}, ${consensus.classIds}, ${consensus.posterior}, ${consensus.confidence}, ${consensus.agreement}, ${consensus.voteCount})
          is distinct from (excluded.method, excluded.state, excluded.regions, excluded.class_ids, excluded.posterior, excluded.confidence, excluded.agreement, excluded.vote_count)`,
      });
  }
  await db.delete(consensus).where(
    and(
      eq(consensus.projectId, projectId),
      sql`not exists (select 1 from annotations
          where annotations.task_id = ${consensus.taskId} and ${IS_COUNTED})`,
    ),
  );
}
