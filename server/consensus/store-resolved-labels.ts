import { sql } from 'drizzle-orm';
import type { Db } from '@/db/client';

/**
 * Settles the final answers of a project: the newest decision of a person where there is one, else
 * the agreed consensus (objects below the quorum left out), else none. Unchanged rows stay as they
 * are, and a decision made meanwhile is never taken back. `taskId` limits it to one task.
 */
export async function storeResolvedLabels(
  db: Db,
  projectId: string,
  taskId: string | null = null,
): Promise<void> {
  const isMeant = (column: string) =>
    taskId === null ? sql`` : sql`and ${sql.raw(column)} = ${taskId}`;
  await db.execute(sql`
    with decided as (
      select distinct on (a.task_id) a.task_id, a.id, a.regions, a.class_ids
      from adjudications a where a.project_id = ${projectId} ${isMeant('a.task_id')}
      order by a.task_id, a.created_at desc, a.id desc),
    wanted as (
      select d.task_id, 'adjudication' as source, c.id as consensus_id, d.id as adjudication_id,
        d.regions, d.class_ids, coalesce(c.posterior, '{}'::jsonb) as posterior, 1::float8 as confidence
      from decided d left join consensus c on c.task_id = d.task_id
      union all
      select c.task_id, case when c.vote_count = 1 then 'single' else 'consensus' end, c.id, null,
        (select coalesce(jsonb_agg(r -> 'region' order by n), '[]'::jsonb)
         from jsonb_array_elements(c.regions) with ordinality as e(r, n)
         where not (r ->> 'isDisputed')::boolean),
        c.class_ids, c.posterior, c.confidence
      from consensus c
      where c.project_id = ${projectId} and c.state = 'agreed' ${isMeant('c.task_id')}
        and not exists (select 1 from decided d where d.task_id = c.task_id)),
    removed as (
      delete from resolved_labels r
      where r.project_id = ${projectId} ${isMeant('r.task_id')} and r.adjudication_id is null
        and not exists (select 1 from wanted w where w.task_id = r.task_id))
    insert into resolved_labels as r
      (task_id, project_id, source, consensus_id, adjudication_id, regions, class_ids, posterior, confidence, resolved_at)
    select task_id, ${projectId}, source, consensus_id, adjudication_id, regions, class_ids, posterior, confidence, now()
    from wanted
    on conflict (task_id) do update set
      source = excluded.source, consensus_id = excluded.consensus_id,
      adjudication_id = excluded.adjudication_id, regions = excluded.regions,
      class_ids = excluded.class_ids, posterior = excluded.posterior,
      confidence = excluded.confidence, resolved_at = excluded.resolved_at
    where (r.source, r.adjudication_id, r.regions, r.class_ids, r.posterior, r.confidence)
      is distinct from (excluded.source, excluded.adjudication_id, excluded.regions, excluded.class_ids, excluded.posterior, excluded.confidence)
      and (r.adjudication_id is null
        or (select a.created_at from adjudications a where a.id = excluded.adjudication_id)
          >= (select a.created_at from adjudications a where a.id = r.adjudication_id))`);
}
