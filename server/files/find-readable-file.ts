import { sql } from 'drizzle-orm';
import { AppError } from '@/core/errors';
import type { Ctx } from '../context';
import { mayReadPicture } from './may-read-picture';

export interface ReadableFile {
  sha256: string;
  mediaType: string;
}

type Variant = 'original' | 'thumbnail';

interface Candidate extends Record<string, unknown> {
  projectId: string;
  mediaType: string;
  thumbnail: string | null;
  isAssigned: boolean;
}

/**
 * Returns which blob to send for a picture to whoever may see an item made of it: those who
 * oversee its project, and annotators who were ever handed its task.
 * @throws AppError `not_found` for everybody else, and for whatever is no picture
 */
export async function findReadableFile(
  ctx: Ctx,
  input: { sha256: string; variant: Variant },
): Promise<ReadableFile> {
  const { userId, instanceRole } = ctx.actor;
  const candidates = await ctx.db.execute<Candidate>(sql`
    select i.project_id as "projectId", i.media_type as "mediaType",
      i.thumbnail_sha256 as thumbnail,
      exists (select 1 from assignments a join tasks t on t.id = a.task_id
        where t.item_id = i.id and a.user_id = ${userId}) as "isAssigned"
    from items i
    where i.sha256 = ${input.sha256} and i.text is null
      and (${instanceRole === 'admin'} or exists (select 1 from project_members m
        where m.project_id = i.project_id and m.user_id = ${userId}))
    limit 100`);
  for (const candidate of candidates) {
    if (!(await mayReadPicture(ctx, candidate))) continue;
    if (input.variant === 'original') {
      return { sha256: input.sha256, mediaType: candidate.mediaType };
    }
    if (candidate.thumbnail !== null) {
      return { sha256: candidate.thumbnail, mediaType: 'image/webp' };
    }
  }
  throw new AppError('not_found');
}
