import { sql } from 'drizzle-orm';
import { type DraftDocument, draftToAnswer } from '@/core/draft/draft-document';
import {
  type DraftOperation,
  OPERATIONS_BYTES_MAX,
  OPERATIONS_KEPT,
} from '@/core/draft/draft-operation';
import type { Ctx } from '../context';
import { sqlInstant } from '../sql-instant';

export interface WrittenDraft {
  version: number;
  seq: number;
  savedAt: string;
}

/**
 * Writes the next version of a draft and the operations that led to it, and drops the oldest ones
 * beyond the limits; null where another request was first. Call it inside a transaction.
 */
export async function writeDraft(
  ctx: Pick<Ctx, 'db'>,
  input: {
    assignmentId: string;
    /** The version this follows; 0 where there was none. */
    version: number;
    seq: number;
    document: DraftDocument;
    operations: readonly DraftOperation[];
  },
): Promise<WrittenDraft | null> {
  const { assignmentId, seq, operations } = input;
  const answer = sql`${JSON.stringify(draftToAnswer(input.document))}::jsonb`;
  const document = sql`${JSON.stringify(input.document)}::jsonb`;
  const returning = sql`returning version, seq, ${sqlInstant('drafts.saved_at')} as "savedAt"`;
  const [written] = await ctx.db.execute<WrittenDraft & Record<string, unknown>>(
    input.version === 0
      ? sql`insert into drafts (assignment_id, answer, document, seq, version, saved_at)
          values (${assignmentId}, ${answer}, ${document}, ${seq}, 1, now())
          on conflict do nothing ${returning}`
      : sql`update drafts set answer = ${answer}, document = ${document}, seq = ${seq},
            version = version + 1, saved_at = now()
          where assignment_id = ${assignmentId} and version = ${input.version} ${returning}`,
  );
  if (written === undefined) return null;
  if (operations.length > 0) await insertOperations(ctx, assignmentId, operations);
  return written;
}

async function insertOperations(
  ctx: Pick<Ctx, 'db'>,
  assignmentId: string,
  operations: readonly DraftOperation[],
): Promise<void> {
  await ctx.db.execute(sql`
    insert into draft_operations (assignment_id, seq, operation_id, at, kind, name, joins, diff)
    select ${assignmentId}, o.seq, o.id, o.at, o.kind, o.name, o.joins, o.diff
    from jsonb_to_recordset(${JSON.stringify(operations)}::jsonb)
      as o(seq int, id text, at float8, kind text, name text, joins boolean, diff jsonb)`);
  await ctx.db.execute(sql`
    delete from draft_operations d using (
      select seq, row_number() over newest as place, sum(pg_column_size(diff)) over newest as bytes
      from draft_operations where assignment_id = ${assignmentId}
      window newest as (order by seq desc)
    ) kept
    where d.assignment_id = ${assignmentId} and d.seq = kept.seq
      and (kept.place > ${OPERATIONS_KEPT} or kept.bytes > ${OPERATIONS_BYTES_MAX})`);
}
