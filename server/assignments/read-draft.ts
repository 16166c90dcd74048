import { sql } from 'drizzle-orm';
import type { Answer } from '@/core/annotation';
import { answerToDraft, type DraftDocument } from '@/core/draft/draft-document';
import type { DraftOperation } from '@/core/draft/draft-operation';
import { newId } from '@/core/ids';
import type { Ctx } from '../context';
import { sqlInstant } from '../sql-instant';

export interface StoredDraft {
  document: DraftDocument;
  version: number;
  /** The number of the newest operation; 0 where there is none. */
  seq: number;
  savedAt: string;
}

/** Returns the draft of one assignment, or null; `isLocked` holds it until the transaction ends. */
export async function readDraft(
  ctx: Pick<Ctx, 'db'>,
  assignmentId: string,
  isLocked = false,
): Promise<StoredDraft | null> {
  const [row] = await ctx.db.execute<{
    answer: Answer;
    document: DraftDocument | null;
    version: number;
    seq: number;
    savedAt: string;
  }>(sql`
    select answer, document, version, seq, ${sqlInstant('saved_at')} as "savedAt"
    from drafts where assignment_id = ${assignmentId} ${isLocked ? sql`for update` : sql``}`);
  if (row === undefined) return null;
  const { answer, document, ...rest } = row;
  return { ...rest, document: document ?? toDraft(answer) };
}

/** Returns the draft that answers this; regions without an id get one. */
export function toDraft({ regions, classIds }: Answer): DraftDocument {
  const named = regions.map((region) => ({ ...region, id: region.id ?? newId('region') }));
  return answerToDraft({ regions: named, classIds });
}

/** Returns the operations from number `from` on, oldest first. */
export async function readOperations(
  ctx: Pick<Ctx, 'db'>,
  assignmentId: string,
  from = 1,
): Promise<DraftOperation[]> {
  const rows = await ctx.db.execute<DraftOperation & Record<string, unknown>>(sql`
    select seq, operation_id as id, at, kind, name, joins, diff from draft_operations
    where assignment_id = ${assignmentId} and seq >= ${from} order by seq`);
  return [...rows];
}
