import {
  createImportContract,
  ImportFormatSchema,
  type ImportView,
} from '@/core/contracts/create-import.contract';
import type { EntityId } from '@/core/ids';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { withIdempotency } from '../http/with-idempotency';
import { createImport } from './create-import';
import { receiveUploads } from './receive-uploads';

/**
 * Takes a multipart upload and answers with the import it begins. With an Idempotency-Key the same
 * files and format again give the same import; the files are told apart by their hashes.
 * @throws AppError `forbidden` before a byte is read, `bad_request`, `invalid`, `key_reused`
 */
export async function uploadImport(
  ctx: Ctx,
  input: { projectId: EntityId<'project'>; request: Request },
): Promise<ImportView | Response> {
  const { projectId, request } = input;
  await authorize(ctx, 'import.write', { projectId });
  const { fields, uploads, rejections } = await receiveUploads(ctx.storage, request);
  const format = ImportFormatSchema.parse(fields.format);
  const create = (inner: Ctx) => createImport(inner, { projectId, format, uploads, rejections });
  const key = request.headers.get('idempotency-key');
  if (key === null) return create(ctx);
  const body = { format, uploads: uploads.map(({ sha256, name }) => ({ sha256, name })) };
  const route = `${createImportContract.id} ${projectId}`;
  const { status } = createImportContract;
  const { answer, isReplay } = await withIdempotency(ctx, { key, route, body }, status, create);
  const replayed = isReplay ? { 'idempotency-replayed': 'true' } : {};
  return Response.json(answer, { status, headers: { 'cache-control': 'no-store', ...replayed } });
}
