import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { findMembers } from './find-members';

/** Returns the people of a project and their roles, for its managers. */
export async function listMembers(ctx: Ctx, input: { projectId: string }) {
  await authorize(ctx, 'members.read', input);
  return { members: await findMembers(ctx.db, input.projectId) };
}
