import { type SQL, sql } from 'drizzle-orm';
import { MEASURED_ITEMS } from '@/core/models/measured-help';

const LAST = sql.raw(`order by o.created_at desc limit ${MEASURED_ITEMS}`);

/**
 * Renders what became of a model version's help to the last items as a JSON object, a `HelpSums`:
 * two walks of at most 50 steps along an index, however many outcomes there are.
 */
export function helpSumsOf(versionId: SQL): SQL {
  return sql`(
    select jsonb_build_object('items', count(*),
      'proposed', coalesce(sum(proposed), 0), 'kept', coalesce(sum(kept), 0),
      'changed', coalesce(sum(changed), 0), 'deleted', coalesce(sum(deleted), 0),
      'added', coalesce(sum(added), 0),
      'shownKept', coalesce(sum(kept) filter (where was_shown), 0),
      'shownChanged', coalesce(sum(changed) filter (where was_shown), 0))
    from (
      select was_shown, proposed, kept, changed, deleted, added from prelabel_outcomes o
      where o.model_version_id = ${versionId} ${LAST}
    ) recent
  ) || (
    select jsonb_build_object('candidatesTaken', coalesce(sum(candidates_taken), 0),
      'candidatesChanged', coalesce(sum(candidates_changed), 0))
    from (
      select candidates_taken, candidates_changed from prelabel_outcomes o
      where o.model_version_id = ${versionId} and o.candidates_taken > 0 ${LAST}
    ) clicked
  )`;
}
