import { submitAnnotation } from '@/server/annotations/submit-annotation';
import { claimAssignments } from '@/server/assignments/claim-assignments';
import type { WorkGround } from './make-work-ground';
import { measureRate } from './work-rate';

/** Pairs a second through the use cases in this process, on the pool the server uses. */
export async function measureUseCases(ground: WorkGround, pairs: number): Promise<number> {
  const projectId = await ground.makeProject(pairs);
  const workers = ground.people.map(({ ctx }) => async () => {
    const { assignments } = await claimAssignments(ctx, { projectId, count: 1, resume: false });
    const [assignment] = assignments;
    if (assignment === undefined) return false;
    const answer = { regions: [], classIds: [1], durationMs: 10 };
    await submitAnnotation(ctx, { assignmentId: assignment.id, ...answer });
    return true;
  });
  return measureRate(workers, pairs);
}
