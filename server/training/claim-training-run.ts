import { eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { claimTrainingRunContract } from '@/core/contracts/claim-training-run.contract';
import { AppError } from '@/core/errors';
import { listExportClasses } from '@/core/formats/list-export-classes';
import type { EntityId } from '@/core/ids';
import { PROJECT_ACTIONS } from '@/core/roles';
import { trainingRuns } from '@/db/schema/training-runs';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { findDatasetVersion } from '../datasets/dataset-version-view';
import { ATTEMPTS_MAX, expireTrainingRuns } from './expire-training-runs';

/** A worker that is silent for so long has lost its run to the next claim. */
export const LEASE_SECONDS = 60;

type Input = z.output<(typeof claimTrainingRunContract)['body']>;
type Output = z.input<(typeof claimTrainingRunContract)['response']>;

async function noteWorker(ctx: Ctx, input: Input): Promise<void> {
  await ctx.db.execute(sql`
    insert into training_workers (user_id, name, device, last_seen_at)
    values (${ctx.actor.userId}, ${input.worker}, ${input.device}, now())
    on conflict (user_id, name) do update set device = excluded.device, last_seen_at = now()`);
}

/** One statement: two workers never get one run, and neither waits for the other. */
async function claimOne(ctx: Ctx, input: Input): Promise<string | null> {
  const { actor } = ctx;
  const isAdmin = actor.instanceRole === 'admin';
  const rows = await ctx.db.execute<{ id: string }>(sql`
    update training_runs set state = 'running', attempt = attempt + 1, fence = fence + 1,
      worker = ${input.worker}, device = ${input.device}, progress = 0, message = '',
      lease_expires_at = now() + make_interval(secs => ${LEASE_SECONDS}::int),
      started_at = coalesce(started_at, now())
    where id = (
      select t.id from training_runs t
      where (t.state = 'queued' or (t.state = 'running' and t.lease_expires_at < now()))
        and t.attempt < ${ATTEMPTS_MAX}::int and t.recipe in ${input.recipes}
        and (${isAdmin}::boolean or exists (select 1 from project_members m
          where m.project_id = t.project_id and m.user_id = ${actor.userId}
            and m.role in ${[...PROJECT_ACTIONS['training.run']]}))
        and coalesce(${actor.tokenProjectId}::text, t.project_id) = t.project_id
      order by t.created_at, t.id limit 1 for update skip locked)
    returning id`);
  return rows[0]?.id ?? null;
}

/**
 * Hands the oldest queued run, or one whose worker went silent, to the calling worker under a
 * lease on the database's clock; its fence shuts out all who held the run before.
 */
export async function claimTrainingRun(ctx: Ctx, input: Input): Promise<Output> {
  await authorize(ctx, 'self.write', 'instance');
  await noteWorker(ctx, input);
  await expireTrainingRuns(ctx);
  const id = await claimOne(ctx, input);
  if (id === null) return { run: null };
  const [run] = await ctx.db.select().from(trainingRuns).where(eq(trainingRuns.id, id));
  if (run?.leaseExpiresAt == null) throw new AppError('internal');
  const version = await findDatasetVersion(ctx, run.datasetVersionId);
  const used = new Set(Object.keys(version.statistics.classesBySplit).map(Number));
  return {
    run: {
      id: run.id as EntityId<'trainingRun'>,
      projectId: run.projectId as EntityId<'project'>,
      projectKind: version.kind,
      datasetVersionId: run.datasetVersionId as EntityId<'datasetVersion'>,
      datasetHash: version.contentHash,
      recipe: run.recipe,
      params: run.params,
      modelName: run.modelName,
      fence: run.fence,
      attempt: run.attempt,
      leaseExpiresAt: run.leaseExpiresAt.toISOString(),
      manifestUrl: `/api/v1/dataset-versions/${version.id}/export?format=manifest`,
      classes: listExportClasses(version.labelSchema, used),
    },
  };
}
