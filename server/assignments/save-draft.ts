import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { saveDraftContract } from '@/core/contracts/save-draft.contract';
import { applyDraftDiffs, diffDrafts } from '@/core/draft/draft-diff';
import { type DraftDocument, DraftDocumentSchema, EMPTY_DRAFT } from '@/core/draft/draft-document';
import type { DraftOperation } from '@/core/draft/draft-operation';
import { AppError } from '@/core/errors';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { runInTransaction } from '../run-in-transaction';
import { findOwnAssignment } from './find-own-assignment';
import { readDraft, readOperations, type StoredDraft, toDraft } from './read-draft';
import { renewLease } from './renew-lease';
import { writeDraft } from './write-draft';

type Body = z.output<(typeof saveDraftContract)['body']>;
type Input = Body & {
  assignmentId: string;
  /** The version the caller last saw; 0 where there is no draft yet. */
  ifMatch: number;
};

interface Change {
  operations: readonly DraftOperation[];
  document: DraftDocument;
}

function refuseStale(draft: StoredDraft | null): never {
  const details = { version: draft?.version ?? 0, seq: draft?.seq ?? 0 };
  throw new AppError('stale_version', { details });
}

/** A whole answer becomes one operation, so that what it replaces can be had back. */
function replaceAll(input: Extract<Input, { answer: unknown }>, draft: StoredDraft | null): Change {
  if (input.ifMatch !== (draft?.version ?? 0)) refuseStale(draft);
  const before = draft?.document ?? EMPTY_DRAFT;
  const document = toDraft(input.answer);
  const diff = diffDrafts(before, document);
  if (diff === null) return { operations: [], document };
  const step = { id: crypto.randomUUID(), at: Date.now(), kind: 'edit', joins: false } as const;
  const seq = (draft?.seq ?? 0) + 1;
  return { operations: [{ ...step, seq, name: 'replace', diff }], document };
}

/** Leaves out what came before already: an acknowledgement may have been lost. */
async function follow(
  ctx: Pick<Ctx, 'db'>,
  input: Extract<Input, { operations: unknown }>,
  draft: StoredDraft | null,
): Promise<Change> {
  const { operations, assignmentId } = input;
  const known = await readOperations(ctx, assignmentId, operations[0]?.seq);
  const isRepeated = known.every(({ id }, index) => operations[index]?.id === id);
  const isFresh = known.length === 0 && input.ifMatch === (draft?.version ?? 0);
  if (!isFresh && (known.length === 0 || !isRepeated)) refuseStale(draft);
  const fresh = operations.slice(known.length);
  const isGapless = operations.every(({ seq }, index) => seq === (operations[0]?.seq ?? 0) + index);
  const followsOn = isFresh ? operations[0]?.seq === (draft?.seq ?? 0) + 1 : true;
  if (!isGapless || (!followsOn && input.document === undefined)) {
    throw new AppError('invalid', { message: 'Operations are missing: send the document too' });
  }
  if (fresh.length > 0 && input.document !== undefined) {
    return { operations: fresh, document: input.document };
  }
  const before = draft?.document ?? EMPTY_DRAFT;
  const after = applyDraftDiffs(
    before,
    fresh.map(({ diff }) => diff),
  );
  const parsed = DraftDocumentSchema.safeParse(after);
  if (!parsed.success) throw new AppError('invalid', { cause: parsed.error });
  return { operations: fresh, document: parsed.data };
}

/**
 * Keeps an unfinished answer, as a whole or by what was done to it, and renews the lease. An
 * expired assignment keeps its draft too: a draft is never lost. Operations that came before are
 * known by their ids and count once. Nothing is checked against the label schema but the shape.
 * @throws AppError `stale_version` with the present version in its details, `assignment_closed`,
 *   `invalid` where operations are missing or do not lead to a draft
 */
export async function saveDraft(
  ctx: Ctx,
  input: Input,
): Promise<z.input<(typeof saveDraftContract)['response']>> {
  const assignment = await findOwnAssignment(ctx, input.assignmentId);
  await authorize(ctx, 'work.label', assignment);
  return runInTransaction(ctx, async (inner) => {
    const leaseExpiresAt = await renewLease(inner, assignment);
    const draft = await readDraft(inner, assignment.id, true);
    const change = 'answer' in input ? replaceAll(input, draft) : await follow(inner, input, draft);
    const { operations, document } = change;
    const isReplay = draft !== null && operations.length === 0;
    const seq = operations.at(-1)?.seq ?? draft?.seq ?? 0;
    const version = draft?.version ?? 0;
    const saved = isReplay
      ? draft
      : await writeDraft(inner, {
          assignmentId: assignment.id,
          version,
          seq,
          document,
          operations,
        });
    if (saved === null) refuseStale(await readDraft(inner, assignment.id));
    const [schema] = await inner.db.execute<{ version: number }>(sql`
      select max(version) as version from label_schemas where project_id = ${assignment.projectId}`);
    return {
      ...{ version: saved.version, seq: saved.seq, savedAt: saved.savedAt, leaseExpiresAt },
      labelSchemaVersion: schema?.version ?? 1,
    };
  });
}
