import { desc, eq } from 'drizzle-orm';
import type { ImportView } from '@/core/contracts/create-import.contract';
import { imports } from '@/db/schema/imports';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { toImportView } from './import-view';

/** Returns the last 50 imports of a project, newest first. */
export async function listImports(
  ctx: Ctx,
  input: { projectId: string },
): Promise<{ imports: ImportView[] }> {
  await authorize(ctx, 'import.read', input);
  const rows = await ctx.db
    .select()
    .from(imports)
    .where(eq(imports.projectId, input.projectId))
    .orderBy(desc(imports.createdAt), desc(imports.id))
    .limit(50);
  return { imports: rows.map(toImportView) };
}
