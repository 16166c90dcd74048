import { sql } from 'drizzle-orm';
import { needsTiles } from '@/core/tile-grid';
import type { Ctx } from '../context';
import { enqueue } from '../jobs/enqueue';
import { runInTransaction } from '../run-in-transaction';
import { IMPORT_LIMITS } from './import-limits';
import type { ImportCursor } from './import-record';
import type { NewItem, PreparedItems } from './prepare-items';

async function insertItems(
  ctx: Pick<Ctx, 'db'>,
  importId: string,
  projectId: string,
  items: readonly NewItem[],
): Promise<number> {
  if (items.length === 0) return 0;
  const [project] = await ctx.db.execute<{ wanted: number }>(
    sql`select annotations_per_task as wanted from projects where id = ${projectId} for share`,
  );
  const [row] = await ctx.db.execute<{ imported: number }>(sql`
    with rows as (
      select r.*, row_number() over () as place from jsonb_to_recordset(${JSON.stringify(items)}::jsonb)
        as r(id text, task_id text, name text, sha256 text, source_sha256 text, media_type text,
          size_bytes int, width_px int, height_px int, thumbnail_sha256 text, text text)
    ), made as (
      insert into items (id, project_id, import_id, name, sha256, source_sha256, media_type,
        size_bytes, width_px, height_px, thumbnail_sha256, text)
      select id, ${projectId}, ${importId}, name, sha256, source_sha256, media_type,
        size_bytes, width_px, height_px, thumbnail_sha256, text from rows order by place
      on conflict (project_id, source_sha256) do nothing returning id
    ), tasked as (
      insert into tasks (id, project_id, item_id, rank, wanted, slots)
      select rows.task_id, ${projectId}, made.id, last.rank + rows.place,
        ${project?.wanted ?? 1}::int, ${project?.wanted ?? 1}::int
      from made join rows on rows.id = made.id,
        (select coalesce((select rank from tasks where project_id = ${projectId}
          order by rank + 0 desc limit 1), 0) as rank) last
    )
    select count(*)::int as imported from made`);
  return row?.imported ?? 0;
}

/**
 * Writes a batch, its counts and the place it ends at in one transaction, if the import still
 * stands at `from`; says whether it did. So a batch counts exactly once, however often and by
 * however many processes its import is run.
 */
export async function writeBatch(
  ctx: Pick<Ctx, 'db'>,
  about: { importId: string; from: ImportCursor; to: ImportCursor; isLast: boolean },
  prepared: PreparedItems,
): Promise<boolean> {
  const { importId, from, to, isLast } = about;
  return runInTransaction(ctx, async (inner) => {
    const [held] = await inner.db.execute<{ projectId: string }>(sql`
      select project_id as "projectId" from imports where id = ${importId}
        and state in ('received', 'processing')
        and uploads_done = ${from.uploadsDone} and position = ${from.position} for update`);
    if (held === undefined) return false;
    const { items, rejections, duplicates } = prepared;
    const imported = await insertItems(inner, importId, held.projectId, items);
    for (const { sha256, width_px, height_px } of items) {
      if (needsTiles(width_px ?? 0, height_px ?? 0)) await enqueue(inner, 'make-tiles', { sha256 });
    }
    const kept = JSON.stringify(rejections.slice(0, IMPORT_LIMITS.rejectionsKept));
    await inner.db.execute(sql`
      update imports set uploads_done = ${to.uploadsDone}, position = ${to.position},
        progress_at = now(),
        found_count = found_count + ${items.length + rejections.length + duplicates}::int,
        imported_count = imported_count + ${imported}::int,
        duplicate_count = duplicate_count + ${items.length - imported + duplicates}::int,
        rejected_count = rejected_count + ${rejections.length}::int,
        rejections = case when jsonb_array_length(rejections) >= ${IMPORT_LIMITS.rejectionsKept}
          then rejections
          else jsonb_path_query_array(rejections || ${kept}::jsonb,
            '$[0 to ${sql.raw(String(IMPORT_LIMITS.rejectionsKept - 1))}]') end,
        state = 'processing'
      where id = ${importId}`);
    if (isLast) {
      await inner.db.execute(sql`
        update imports set completed_at = now(),
          state = case when imported_count + duplicate_count = 0 then 'failed' else 'completed' end,
          failure = case when imported_count + duplicate_count = 0
            then 'Nothing could be imported' end
        where id = ${importId}`);
    }
    return true;
  });
}
