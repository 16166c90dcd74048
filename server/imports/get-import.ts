import { eq } from 'drizzle-orm';
import type { ImportView } from '@/core/contracts/create-import.contract';
import { AppError } from '@/core/errors';
import { imports } from '@/db/schema/imports';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { toImportView } from './import-view';

/**
 * Returns an import's progress and the report of what was rejected and why.
 * @throws AppError `not_found`, `forbidden`
 */
export async function getImport(ctx: Ctx, input: { importId: string }): Promise<ImportView> {
  const [row] = await ctx.db.select().from(imports).where(eq(imports.id, input.importId));
  if (row === undefined) throw new AppError('not_found');
  await authorize(ctx, 'import.read', row);
  return toImportView(row);
}
