import { desc, eq, sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { labelSchemas } from '@/db/schema/label-schemas';
import { projects } from '@/db/schema/projects';
import { decideClasses } from './decide-classes';
import { decideTask } from './decide-task';
import { loadGoldAnswers, loadProjectVotes } from './load-project-votes';
import { storeConsensus } from './store-consensus';
import { storeResolvedLabels } from './store-resolved-labels';

const CONSENSUS_LOCK = 7_236_002;

/**
 * Derives every consensus of a project anew from the stored votes and settles the resolved labels;
 * decisions of people stay. One at a time for a project; doing it again changes nothing, and for a
 * project deleted meanwhile nothing happens.
 */
export async function computeConsensus(db: Db, projectId: string): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${CONSENSUS_LOCK}, hashtext(${projectId}))`);
    const [project] = await tx.select().from(projects).where(eq(projects.id, projectId));
    const [schemaRow] = await tx
      .select()
      .from(labelSchemas)
      .where(eq(labelSchemas.projectId, projectId))
      .orderBy(desc(labelSchemas.version))
      .limit(1);
    if (project === undefined || schemaRow === undefined) return;
    const schema = schemaRow.labelSchema;
    const tasks = await loadProjectVotes(tx, projectId, 'counted');
    const gold = await loadGoldAnswers(tx, projectId);
    const goldClasses = new Map([...gold].map(([taskId, { classIds }]) => [taskId, classIds]));
    const classes = decideClasses(tasks, schema, project.consensus.classMethod, goldClasses);
    const decisions = tasks.map((task) =>
      decideTask(task, schema, project.consensus, classes.get(task.taskId)),
    );
    await storeConsensus(tx, projectId, decisions);
    await storeResolvedLabels(tx, projectId);
  });
}
