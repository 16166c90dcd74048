import type { ImportView } from '@/core/contracts/create-import.contract';
import type { EntityId } from '@/core/ids';
import type { imports } from '@/db/schema/imports';

/** Renders a row of imports as the interface shows it. */
export function toImportView(row: typeof imports.$inferSelect): ImportView {
  return {
    id: row.id as EntityId<'import'>,
    projectId: row.projectId as EntityId<'project'>,
    format: row.format,
    state: row.state,
    counts: {
      found: row.foundCount,
      imported: row.importedCount,
      duplicates: row.duplicateCount,
      rejected: row.rejectedCount,
    },
    rejections: row.rejections,
    failure: row.failure,
    createdAt: row.createdAt.toISOString(),
    completedAt: row.completedAt?.toISOString() ?? null,
  };
}
