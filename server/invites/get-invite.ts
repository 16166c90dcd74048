import { eq } from 'drizzle-orm';
import { AppError } from '@/core/errors';
import { projects } from '@/db/schema/projects';
import type { PublicCtx } from '../context';
import { findOpenInvite } from './find-open-invite';

/**
 * Returns what an invite’s secret leads to; the secret itself is the permission.
 * @throws AppError `not_found`, `gone`
 */
export async function getInvite(ctx: PublicCtx, input: { secret: string }) {
  return ctx.db.transaction(async (tx) => {
    const invite = await findOpenInvite(tx, input.secret);
    const [project] = await tx
      .select({ name: projects.name })
      .from(projects)
      .where(eq(projects.id, invite.projectId));
    if (project === undefined) throw new AppError('not_found');
    const { role, email } = invite;
    return { projectName: project.name, role, email, expiresAt: invite.expiresAt.toISOString() };
  });
}
