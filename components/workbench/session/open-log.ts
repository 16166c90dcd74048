import type { AssignmentView } from '@/core/contracts/claim-assignments.contract';
import { getDraftContract } from '@/core/contracts/get-draft.contract';
import { rewindDraft } from '@/core/draft/draft-operation';
import { logOf, mergeLogs } from '@/core/draft/merge-logs';
import type { DraftConflict } from '@/core/draft/merge-operations';
import type { ConcordClient } from '@/sdk/concord-client';
import type { AssignmentId, LocalStore, StoredLog } from './local-store';
import { newStep } from './new-step';
import { PATIENCE_MS } from './patience';

/** A draft to go on with; null where nobody has begun. */
export interface OpenedLog {
  log: StoredLog | null;
  conflicts: DraftConflict[];
}

/** Fetches what the server has of a draft; null where it has none. @throws ApiProblem */
export async function fetchLog(api: ConcordClient, id: AssignmentId): Promise<StoredLog | null> {
  const draft = await api.call(getDraftContract, {
    params: { assignmentId: id },
    timeoutMs: PATIENCE_MS.sending,
  });
  const { document, version, operations } = draft;
  if (document === null) return null;
  const base = rewindDraft(document, operations);
  // an earlier lease's draft is not this one's: the server gets all of it with the first save
  return { base, operations, version, ackedSeq: version === 0 ? 0 : draft.seq };
}

/**
 * Puts together what this browser and the server have of an item's draft. A server that cannot be
 * asked is passed over: what is here goes on, and is joined when it is next sent.
 */
export async function openLog(
  assignment: Pick<AssignmentView, 'id' | 'draft'>,
  store: LocalStore,
  userId: string,
  api: ConcordClient,
): Promise<OpenedLog> {
  const { id, draft } = assignment;
  const local = await store.readLog(id);
  // taken back, perhaps on another device: it is in use again and stays
  if (local !== null) await store.reopenLog(id);
  const isHereNewest = draft === null || (local !== null && local.version >= draft.version);
  // version 0: left by an earlier lease, of use only where nothing is here
  if (isHereNewest || (local !== null && draft.version === 0)) return { log: local, conflicts: [] };
  const remote = await fetchLog(api, id).catch(() => null);
  if (remote === null) return { log: local, conflicts: [] };
  if (local === null) {
    await store.replaceLog(id, userId, remote);
    return { log: remote, conflicts: [] };
  }
  // a draft kept by an earlier version of the page has no operations
  const isOld = local.operations.length === 0;
  const mine = isOld ? { ...logOf(local.base, newStep()), ackedSeq: 0 } : local;
  const { conflicts, ...merged } = mergeLogs(mine, remote, newStep);
  const log = { ...merged, version: remote.version, ackedSeq: remote.ackedSeq };
  await store.replaceLog(id, userId, log);
  return { log, conflicts };
}
