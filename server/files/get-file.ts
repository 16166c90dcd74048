import type { Ctx } from '../context';
import { findReadableFile } from './find-readable-file';
import { sendBlob } from './send-blob';

/**
 * Answers with a picture's bytes, or its thumbnail's, to whoever may see an item made of it.
 * @throws AppError `not_found` for everybody else
 */
export async function getFile(
  ctx: Ctx,
  input: { sha256: string; variant: 'original' | 'thumbnail'; request: Request },
): Promise<Response> {
  return sendBlob(ctx.storage, await findReadableFile(ctx, input), input.request);
}
