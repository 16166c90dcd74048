import { type SQL, sql } from 'drizzle-orm';
import { sqlInstant } from '../sql-instant';

/** Tells the state of the consensus with the alias `c`: a person's decision counts as resolved. */
export const CONSENSUS_STATE: SQL<string> = sql`case when exists (select 1 from adjudications d
  where d.task_id = c.task_id) then 'resolved' else c.state end`;

/** Renders the consensus with the alias `c` of the item with the alias `i` as a ConsensusView in JSON. */
export const CONSENSUS_JSON: SQL = sql`jsonb_build_object(
  'id', c.id, 'taskId', c.task_id, 'itemId', i.id, 'itemName', i.name, 'method', c.method,
  'version', c.version, 'state', ${CONSENSUS_STATE}, 'regions', c.regions,
  'classIds', to_jsonb(c.class_ids), 'posterior', c.posterior, 'confidence', c.confidence,
  'agreement', c.agreement, 'voteCount', c.vote_count, 'computedAt', ${sqlInstant('c.computed_at')})`;

/**
 * Says that the task with this column is not in a person's own hands right now: whoever is
 * labelling a task sees nothing of what others said of it.
 */
export function isNotInHands(taskColumn: string, userId: string): SQL<boolean> {
  return sql`not exists (select 1 from assignments h where h.task_id = ${sql.raw(taskColumn)}
    and h.user_id = ${userId} and h.status = 'active')`;
}
