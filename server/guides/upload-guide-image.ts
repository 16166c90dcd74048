import { count, eq } from 'drizzle-orm';
import type { GuideImage } from '@/core/contracts/upload-guide-image.contract';
import { AppError } from '@/core/errors';
import type { EntityId } from '@/core/ids';
import { guideImages } from '@/db/schema/guide-images';
import { writeAuditEvent } from '../audit/write-audit-event';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { inStorage } from '../imports/picture-bytes';
import { receiveUploads } from '../imports/receive-uploads';
import { shrinkGuideImage } from './shrink-guide-image';

const IMAGES_MAX = 500;

/**
 * Takes one picture for the project's guide. The same picture again is the same address.
 * @throws AppError `forbidden` before a byte is read, `bad_request`, `too_large`,
 *   `unsupported_type`, `invalid` for a broken picture or a guide with too many
 */
export async function uploadGuideImage(
  ctx: Ctx,
  input: { projectId: EntityId<'project'>; request: Request },
): Promise<GuideImage> {
  const { projectId } = input;
  await authorize(ctx, 'project.update', { projectId });
  const { uploads } = await receiveUploads(ctx.storage, input.request);
  const [upload] = uploads;
  if (upload === undefined || uploads.length > 1) {
    throw new AppError('bad_request', { message: 'Send one picture' });
  }
  const { bytes, widthPx, heightPx } = await shrinkGuideImage(await inStorage(ctx.storage, upload));
  const [known] = await ctx.db
    .select({ images: count() })
    .from(guideImages)
    .where(eq(guideImages.projectId, projectId));
  if ((known?.images ?? 0) >= IMAGES_MAX) {
    throw new AppError('invalid', { message: `A guide has at most ${IMAGES_MAX} pictures` });
  }
  const { sha256 } = await ctx.storage.put(bytes);
  const added = await ctx.db
    .insert(guideImages)
    .values({ projectId, sha256, widthPx, heightPx })
    .onConflictDoNothing()
    .returning({ sha256: guideImages.sha256 });
  if (added.length > 0) {
    await writeAuditEvent(ctx, 'guide_image.added', { projectId, details: { sha256 } });
  }
  const url = `/api/v1/projects/${projectId}/guide-images/${sha256}`;
  return { sha256, url, widthPx, heightPx };
}
