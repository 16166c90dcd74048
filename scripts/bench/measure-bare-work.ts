import postgres from 'postgres';
import { newId } from '@/core/ids';
import type { WorkGround } from './make-work-ground';
import { measureRate } from './work-rate';

const CLAIM = `
  with c as (
    select t.id, t.rank from tasks t
    where t.project_id = $1 and t.status = 'open' and t.slots > 0 and (t.rank, t.id) > ($3::bigint, $4)
      and not exists (select 1 from assignments a where a.task_id = t.id and a.user_id = $2
        and a.status in ('active', 'submitted'))
    order by t.rank, t.id limit 1 for update of t skip locked
  ), u as (
    update tasks t set slots = t.slots - 1 from c where t.id = c.id returning t.id, t.rank
  ), i as (
    insert into assignments (id, task_id, project_id, user_id, lease_expires_at)
    select $5, u.id, $1, $2, now() + interval '15 minutes' from u returning id, task_id
  ) select i.id, i.task_id, u.rank::text as rank from i join u on u.id = i.task_id`;

const SUBMIT = `
  with u as (
    update assignments set status = 'submitted', ended_at = now()
    where id = $2 and status = 'active' returning id, task_id, project_id, user_id
  ) insert into annotations (id, assignment_id, task_id, project_id, user_id,
    label_schema_version, regions, class_ids, duration_ms, submitted_at)
  select $1, id, task_id, project_id, user_id, 1, '[]', '{1}', 10, now() from u returning id`;

/** Pairs a second with nothing but the two statements, prepared, one connection a person. */
export async function measureBareWork(ground: WorkGround, pairs: number): Promise<number> {
  const projectId = await ground.makeProject(pairs);
  const max = ground.people.length;
  const url = process.env['DATABASE_URL'] ?? '';
  const client = postgres(url, { max, connection: { jit: 'off' }, types: {} });
  const workers = ground.people.map(({ ctx }) => {
    let cursor = ['-9223372036854775808', ''];
    return async () => {
      const [rank = '', taskId = ''] = cursor;
      const values = [projectId, ctx.actor.userId, rank, taskId, newId('assignment')];
      const [claimed] = await client.unsafe(CLAIM, values, { prepare: true });
      if (claimed === undefined) return false;
      cursor = [claimed['rank'], claimed['task_id']];
      const submitted = await client.unsafe(SUBMIT, [newId('annotation'), claimed['id']], {
        prepare: true,
      });
      return submitted.length === 1;
    };
  });
  const rate = await measureRate(workers, pairs);
  await client.end();
  return rate;
}
