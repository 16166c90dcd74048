import { and, eq } from 'drizzle-orm';
import { AppError } from '@/core/errors';
import type { EntityId } from '@/core/ids';
import { guideImages } from '@/db/schema/guide-images';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { sendBlob } from '../files/send-blob';

/**
 * Answers with a picture of the project's guide to whoever may read the project.
 * @throws AppError `not_found` for everybody else, and for whatever is not in this guide
 */
export async function getGuideImage(
  ctx: Ctx,
  input: { projectId: EntityId<'project'>; sha256: string; request: Request },
): Promise<Response> {
  const { projectId, sha256, request } = input;
  await authorize(ctx, 'project.read', { projectId });
  const [image] = await ctx.db
    .select({ sha256: guideImages.sha256 })
    .from(guideImages)
    .where(and(eq(guideImages.projectId, projectId), eq(guideImages.sha256, sha256)));
  if (image === undefined) throw new AppError('not_found');
  return sendBlob(ctx.storage, { sha256, mediaType: 'image/webp' }, request);
}
