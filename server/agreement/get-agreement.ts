import { authorize } from '../authorize/authorize';
import { loadProjectVotes } from '../consensus/load-project-votes';
import type { Ctx } from '../context';
import { type Agreement, measureAgreement } from './measure-agreement';
import { readProjectSchema } from './read-project-schema';
import { cachedByVotes } from './vote-cache';

/** Returns how far the people of a project agree, over all their votes as they stand. */
export async function getAgreement(ctx: Ctx, input: { projectId: string }): Promise<Agreement> {
  await authorize(ctx, 'consensus.read', input);
  return cachedByVotes(ctx.db, input.projectId, 'agreement', async () => {
    const { schema } = await readProjectSchema(ctx.db, input.projectId);
    return measureAgreement(await loadProjectVotes(ctx.db, input.projectId, 'all'), schema);
  });
}
