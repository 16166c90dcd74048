import { type SQL, sql } from 'drizzle-orm';

/** Counts the answers to the task with the alias `t`, extra votes among them. */
export const ANNOTATION_COUNT: SQL<number> = sql`(select count(*) from assignments a
  where a.task_id = t.id and a.status = 'submitted')::int`;

/** Counts the people who have the task with the alias `t` under a lease. */
export const ACTIVE_COUNT: SQL<number> = sql`(select count(*) from assignments a
  where a.task_id = t.id and a.status = 'active')::int`;

/** Says of the task with the alias `t` whether all answers it wants are in. */
export const IS_FULLY_ANSWERED: SQL<boolean> = sql`(t.slots = 0 and not exists (
  select 1 from assignments a where a.task_id = t.id and a.project_id = t.project_id
    and a.status = 'active' and a.holds_slot))`;

/** Tells the state of the task with the alias `t`: resolved, disputed, completed or open, the first that holds. */
export const TASK_STATE: SQL<string> = sql`case
  when exists (select 1 from resolved_labels r where r.task_id = t.id) then 'resolved'
  when exists (select 1 from consensus c where c.task_id = t.id and c.state = 'disputed') then 'disputed'
  when ${IS_FULLY_ANSWERED} then 'completed'
  else 'open' end`;
