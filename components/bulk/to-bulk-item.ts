import type { AssignmentView } from '@/core/contracts/claim-assignments.contract';
import type { Proposal } from '../workbench/session/pre-labeller';
import type { BulkItem } from './bulk-board';

/** Returns a leased task as the list shows it, with what a model proposes; null: nothing is shown. */
export function toBulkItem({ id, item }: AssignmentView, proposal: Proposal | null): BulkItem {
  const [first] = proposal?.classIds ?? [];
  return {
    id,
    name: item.name,
    text: item.text,
    thumbnailUrl: item.thumbnailUrl ?? item.fileUrl,
    proposedIds: proposal?.classIds ?? [],
    confidence: first === undefined ? null : (proposal?.classConfidences.get(first) ?? null),
  };
}
