import type { ProjectView } from '@/core/contracts/create-project.contract';
import { authorize } from '../authorize/authorize';
import { findOwnRole } from '../authorize/find-own-role';
import type { Ctx } from '../context';
import { readProjectView } from './project-view';

/**
 * Returns one project with its label schema, guide and the caller's own role.
 * @throws AppError `not_found` for whoever has no part in it
 */
export async function getProject(ctx: Ctx, input: { projectId: string }): Promise<ProjectView> {
  await authorize(ctx, 'project.read', input);
  return readProjectView(ctx, input.projectId, await findOwnRole(ctx, input.projectId));
}
