import { sql } from 'drizzle-orm';
import type { Db } from '@/db/client';

/** How many tasks of a project are in which state; a person's decision counts as resolved. */
export async function countConsensus(db: Db, projectId: string) {
  const [row] = await db.execute<
    Record<'tasks' | 'agreed' | 'disputed' | 'pending' | 'resolved', number>
  >(sql`
    select count(*)::int as tasks,
      count(*) filter (where s.state = 'agreed')::int as agreed,
      count(*) filter (where s.state = 'disputed')::int as disputed,
      count(*) filter (where s.state = 'pending')::int as pending,
      count(*) filter (where s.state = 'resolved')::int as resolved
    from (select case when r.source = 'adjudication' then 'resolved' else c.state end as state
      from consensus c left join resolved_labels r on r.task_id = c.task_id
      where c.project_id = ${projectId}) s`);
  return row ?? { tasks: 0, agreed: 0, disputed: 0, pending: 0, resolved: 0 };
}
