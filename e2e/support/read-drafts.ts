import { expect } from '@playwright/test';
import type { Region } from '@/core/annotation';
import type { AssignmentView } from '@/core/contracts/claim-assignments.contract';
import { getAssignmentContract } from '@/core/contracts/get-assignment.contract';
import { getDraftContract } from '@/core/contracts/get-draft.contract';
import type { ConcordClient } from '@/sdk/concord-client';

/** The draft of an assignment as the server holds it, with what was rejected. */
export async function readDraft(api: ConcordClient, assignment: AssignmentView | undefined) {
  if (assignment === undefined) throw new Error('The item was handed out');
  return api.call(getDraftContract, { params: { assignmentId: assignment.id } });
}

/** The regions that would be submitted if the draft were the answer. */
export async function readDraftRegions(
  api: ConcordClient,
  { id }: AssignmentView,
): Promise<Region[]> {
  const { draft } = await api.call(getAssignmentContract, { params: { assignmentId: id } });
  return draft?.answer.regions ?? [];
}

/** The left edge of every box, in whole px. */
export function xs(regions: readonly Region[] | undefined): number[] {
  return (regions ?? []).flatMap((region) => (region.kind === 'box' ? [Math.round(region.x)] : []));
}

/** Waits until the draft's boxes that count have these left edges, to within a px. */
export async function expectXs(
  api: ConcordClient,
  assignment: AssignmentView | undefined,
  wanted: number[],
): Promise<void> {
  await expect(async () => {
    const { document } = await readDraft(api, assignment);
    const counted = document?.regions.filter(({ isRejected }) => !isRejected) ?? [];
    const found = xs(counted.map(({ region }) => region)).sort((a, b) => a - b);
    expect(found).toHaveLength(wanted.length);
    found.forEach((x, index) => expect(Math.abs(x - (wanted[index] ?? 0))).toBeLessThanOrEqual(1));
  }).toPass({ timeout: 15_000 });
}
