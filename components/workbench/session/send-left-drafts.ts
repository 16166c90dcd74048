import { saveDraftContract } from '@/core/contracts/save-draft.contract';
import { keepNewest } from '@/core/draft/draft-operation';
import { draftOf } from '@/core/draft/merge-logs';
import type { ConcordClient } from '@/sdk/concord-client';
import type { AssignmentId, LocalStore } from './local-store';
import { PATIENCE_MS } from './patience';

/**
 * Sends the operations of a draft that is not open, as far as the server lacks them. What it does
 * not take (another device went further, the item is done) stays here and is joined when the item
 * is next opened.
 */
export async function sendLeftDraft(
  api: ConcordClient,
  store: LocalStore,
  assignmentId: AssignmentId,
): Promise<void> {
  const log = await store.readLog(assignmentId);
  const lacking = log?.operations.filter(({ seq }) => seq > log.ackedSeq) ?? [];
  if (log === null || lacking.length === 0) return;
  try {
    const { version, seq } = await api.call(saveDraftContract, {
      params: { assignmentId },
      body: { operations: [...keepNewest(lacking)], document: draftOf(log) },
      ifMatch: log.version,
      timeoutMs: PATIENCE_MS.sending,
    });
    await store.writeReceipt(assignmentId, { version, ackedSeq: seq });
  } catch {
    // tried again with the next start
  }
}

/** Sends what an earlier page could not. */
export async function sendLeftDrafts(
  api: ConcordClient,
  store: LocalStore,
  userId: string,
  isOpen: (id: AssignmentId) => boolean,
): Promise<void> {
  for (const id of await store.listUnsaved(userId)) {
    if (!isOpen(id)) await sendLeftDraft(api, store, id);
  }
}
