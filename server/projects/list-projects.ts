import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { listProjectsContract } from '@/core/contracts/list-projects.contract';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { sqlInstant } from '../sql-instant';

type Answer = z.input<(typeof listProjectsContract)['response']>;
type Row = Answer['projects'][number];

/**
 * Returns the projects the caller may see (all of them for an instance admin), newest first, with
 * counts: a task is completed when all it wants is submitted, disputed while no person decided.
 */
export async function listProjects(ctx: Ctx): Promise<Answer> {
  await authorize(ctx, 'project.list', 'instance');
  const { userId, instanceRole, tokenProjectId } = ctx.actor;
  const rows = await ctx.db.execute<{ project: Row }>(sql`
    select jsonb_build_object(
      'id', p.id, 'name', p.name, 'description', p.description, 'kind', p.kind,
      'annotationsPerTask', p.annotations_per_task, 'allowsBulk', p.allows_bulk,
      'consensus', p.consensus, 'isDemo', p.is_demo,
      'version', p.version, 'createdAt', ${sqlInstant('p.created_at')}, 'role', m.role,
      'labelSchemaVersion', (select max(version) from label_schemas s where s.project_id = p.id),
      'itemCount', coalesce(t.total, 0),
      'taskCounts', jsonb_build_object(
        'open', coalesce(t.total - t.full_count + act.tasks, 0),
        'completed', coalesce(t.full_count - act.tasks, 0),
        'disputed', (select count(*) from consensus c where c.project_id = p.id and c.state = 'disputed'
           and not exists (select 1 from resolved_labels r where r.task_id = c.task_id))),
      'ownAnnotationCount', (select count(*) from annotations n
         where n.project_id = p.id and n.user_id = ${userId})) as project
    from projects p
    left join project_members m on m.project_id = p.id and m.user_id = ${userId}
    left join lateral (select count(*) as total, count(*) filter (where slots = 0) as full_count
      from tasks where project_id = p.id) t on true
    left join lateral (select count(distinct a.task_id) as tasks from assignments a
      join tasks k on k.id = a.task_id and k.slots = 0
      where a.project_id = p.id and a.status = 'active' and a.holds_slot) act on true
    where (m.role is not null or ${instanceRole === 'admin'})
      and (${tokenProjectId}::text is null or p.id = ${tokenProjectId})
    order by p.created_at desc, p.id desc`);
  return { projects: rows.map(({ project }) => project) };
}
