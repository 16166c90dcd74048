import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { PgTransaction } from 'drizzle-orm/pg-core';
import type { z } from 'zod';
import type {
  DatasetVersionView,
  freezeDatasetVersionContract,
} from '@/core/contracts/freeze-dataset-version.contract';
import { AppError } from '@/core/errors';
import { canonicalClasses, canonicalRow } from '@/core/formats/canonical-row';
import type { DatasetRow } from '@/core/formats/dataset-row';
import { listExportClasses } from '@/core/formats/list-export-classes';
import { newId } from '@/core/ids';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import { datasetVersions } from '@/db/schema/dataset-versions';
import { writeAuditEvent } from '../audit/write-audit-event';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { readProjectView } from '../projects/project-view';
import { toDatasetVersionView } from './dataset-version-view';
import { fillEmptySplits, insertDatasetItems } from './insert-dataset-items';
import { readDatasetRows } from './read-dataset-rows';

type Input = { projectId: string } & z.output<(typeof freezeDatasetVersionContract)['body']>;
type Statistics = DatasetVersionView['statistics'];

/** One snapshot for all statements; inside an idempotent request the one inserting statement is it. */
function inSnapshot<T>(ctx: Ctx, run: (ctx: Ctx) => Promise<T>): Promise<T> {
  if (ctx.db instanceof PgTransaction) return run(ctx);
  return ctx.db.transaction((tx) => run({ ...ctx, db: tx }), {
    isolationLevel: 'repeatable read',
  });
}

function countUp(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}

function countRow(statistics: Statistics, row: DatasetRow): void {
  statistics.items += 1;
  statistics.regions += row.regions.length;
  countUp(statistics.itemsBySplit, row.split);
  countUp(statistics.sources, row.source);
  for (const classId of [...row.regions.map((region) => region.classId), ...row.classIds]) {
    statistics.classesBySplit[classId] ??= {};
    countUp(statistics.classesBySplit[classId], row.split);
  }
}

/** Goes through the frozen rows once: their statistics and the hash over their canonical lines. */
async function summarize(
  ctx: Ctx,
  datasetVersionId: string,
  schema: LabelSchema,
): Promise<{ statistics: Statistics; contentHash: string }> {
  const statistics: Statistics = {
    items: 0,
    regions: 0,
    itemsBySplit: {},
    classesBySplit: {},
    sources: {},
  };
  const rowsHash = createHash('sha256');
  for await (const row of readDatasetRows(ctx, datasetVersionId)) {
    countRow(statistics, row);
    rowsHash.update(canonicalRow(row));
  }
  const used = new Set(Object.keys(statistics.classesBySplit).map(Number));
  const contentHash = createHash('sha256')
    .update(canonicalClasses(listExportClasses(schema, used)))
    .update(rowsHash.digest('hex'))
    .digest('hex');
  return { statistics, contentHash };
}

/**
 * Freezes the labels of a project as they are at one instant into an immutable version: the same
 * labels always give the same content hash, and an item's content always the same split.
 * @throws AppError `invalid` where nothing is resolved yet, `conflict` for a name already used
 */
export async function freezeDatasetVersion(ctx: Ctx, input: Input): Promise<DatasetVersionView> {
  await authorize(ctx, 'dataset.write', { projectId: input.projectId });
  return inSnapshot(ctx, async (inner) => {
    const project = await readProjectView(inner, input.projectId, null);
    const id = newId('datasetVersion');
    const inserted = await inner.db
      .insert(datasetVersions)
      .values({
        id,
        projectId: input.projectId,
        name: input.name,
        kind: project.kind,
        contentHash: '',
        splits: input.splits,
        labelSchema: project.labelSchema,
        statistics: { items: 0, regions: 0, itemsBySplit: {}, classesBySplit: {}, sources: {} },
        createdBy: ctx.actor.userId,
      })
      .onConflictDoNothing()
      .returning({ id: datasetVersions.id });
    if (inserted.length === 0) {
      throw new AppError('conflict', { message: `There is a version “${input.name}” already` });
    }
    const { choice } = project.labelSchema;
    const toFreeze = { ...input, datasetVersionId: id, choice };
    await insertDatasetItems(inner, toFreeze);
    await fillEmptySplits(inner, toFreeze);
    // Read after the labels were: a class added meanwhile is then known, and none is ever removed.
    const { labelSchema } = await readProjectView(inner, input.projectId, null);
    const summary = await summarize(inner, id, labelSchema);
    if (summary.statistics.items === 0) {
      throw new AppError('invalid', { message: 'Nothing is resolved yet: label some tasks first' });
    }
    const [row] = await inner.db
      .update(datasetVersions)
      .set({ ...summary, labelSchema })
      .where(eq(datasetVersions.id, id))
      .returning();
    if (row === undefined) throw new AppError('internal');
    await writeAuditEvent(inner, 'dataset_version.frozen', {
      projectId: input.projectId,
      objectId: id,
      details: { contentHash: summary.contentHash, items: summary.statistics.items },
    });
    return toDatasetVersionView(row);
  });
}
