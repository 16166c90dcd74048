import { sql } from 'drizzle-orm';
import type { Answer, Region } from '@/core/annotation';
import { diffDrafts, isSameValue } from '@/core/draft/draft-diff';
import {
  answerToDraft,
  type DraftDocument,
  type DraftRegion,
  draftToAnswer,
} from '@/core/draft/draft-document';
import { AppError } from '@/core/errors';
import { readDraft } from '../assignments/read-draft';
import { writeDraft } from '../assignments/write-draft';
import type { Ctx } from '../context';

type Submitted = Omit<Answer, 'regions'> & { regions: (Region & { id: string })[] };

/** Keeps of a draft what the answer does not tell: rejected predictions, locks, places in the pile. */
function combine(draft: DraftDocument, answer: Submitted): DraftDocument {
  const known = new Map(draft.regions.map((entry) => [entry.region.id, entry]));
  let top = Number.NEGATIVE_INFINITY;
  const answered = answerToDraft(answer).regions.map((fresh): DraftRegion => {
    const entry = { ...fresh, ...known.get(fresh.region.id), region: fresh.region };
    top = entry.z > top ? entry.z : top + 1;
    return { ...entry, z: top, isRejected: false };
  });
  const ids = new Set<string>(answer.regions.map(({ id }) => id));
  const rejected = draft.regions.filter(
    ({ isRejected, region }) => isRejected && !ids.has(region.id ?? ''),
  );
  const isSame = isSameValue(draft.item.classIds, answer.classIds);
  const item = isSame ? draft.item : { ...draft.item, classIds: answer.classIds, isTouched: true };
  return { ...draft, item, regions: [...answered, ...rejected].sort((a, b) => a.z - b.z) };
}

/**
 * Makes the draft of a submitted assignment what was submitted. Where the last operations had not
 * arrived, one that stands for them follows, so that earlier steps can still be undone. Call it
 * inside a transaction.
 */
export async function restoreDraft(ctx: Pick<Ctx, 'db'>, assignmentId: string): Promise<void> {
  const [answer] = await ctx.db.execute<Submitted & Record<string, unknown>>(sql`
    select regions, class_ids as "classIds" from annotations where assignment_id = ${assignmentId}`);
  if (answer === undefined) throw new AppError('not_found');
  const draft = await readDraft(ctx, assignmentId, true);
  if (draft === null) {
    const document = answerToDraft(answer);
    await writeDraft(ctx, { assignmentId, version: 0, seq: 0, document, operations: [] });
    return;
  }
  const { regions, classIds } = draftToAnswer(draft.document);
  if (isSameValue({ regions, classIds }, { ...answer })) return;
  const document = combine(draft.document, answer);
  const diff = diffDrafts(draft.document, document);
  if (diff === null) return;
  const { version, seq } = draft;
  const step = { id: crypto.randomUUID(), at: Date.now(), kind: 'edit', joins: false } as const;
  const operations = [{ ...step, seq: seq + 1, name: 'restore', diff }];
  await writeDraft(ctx, { assignmentId, version, seq: seq + 1, document, operations });
}
