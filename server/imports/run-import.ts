import { eq } from 'drizzle-orm';
import type { EntityId } from '@/core/ids';
import { imports } from '@/db/schema/imports';
import type { Ctx } from '../context';
import { enqueue } from '../jobs/enqueue';
import type { ImportCursor, ImportRecord, ImportStep } from './import-record';
import { prepareItems } from './prepare-items';
import { readImportSteps } from './read-import-steps';
import { writeBatch } from './write-batch';

const TEXTS_PER_BATCH = 1000;
const IMAGES_PER_BATCH = 4;
const STEPS_PER_BATCH_MAX = 2000;
/** A job hands on to a next one after this, so that its queue can tell work from a dead process. */
const CHUNK_MS = 20_000;

interface Batch {
  records: ImportRecord[];
  to: ImportCursor;
  isLast: boolean;
}

async function* inBatches(
  steps: AsyncGenerator<ImportStep>,
  size: number,
  from: ImportCursor,
): AsyncGenerator<Batch> {
  let records: ImportRecord[] = [];
  let to = from;
  let count = 0;
  for await (const { record, after } of steps) {
    if (record !== null) records.push(record);
    to = after;
    count += 1;
    if (records.length >= size || count >= STEPS_PER_BATCH_MAX) {
      yield { records, to, isLast: false };
      records = [];
      count = 0;
    }
  }
  yield { records, to, isLast: true };
}

/**
 * Works an import from where it stands: batch by batch, each written with its counts at once, so
 * that a kill at any moment loses nothing and doubles nothing. Ends early after a while, or when
 * `signal` says so, and queues the rest. Returns when done, or when another process is ahead.
 */
export async function runImport(
  ctx: Ctx,
  input: { importId: EntityId<'import'>; signal?: AbortSignal },
): Promise<void> {
  const { importId, signal } = input;
  const [row] = await ctx.db.select().from(imports).where(eq(imports.id, importId));
  if (row === undefined || row.state === 'completed' || row.state === 'failed') return;
  const endAt = performance.now() + CHUNK_MS;
  let from: ImportCursor = { uploadsDone: row.uploadsDone, position: row.position };
  const steps = readImportSteps(ctx.storage, row.format, row.uploads, from);
  const size = row.format === 'images' ? IMAGES_PER_BATCH : TEXTS_PER_BATCH;
  for await (const { records, to, isLast } of inBatches(steps, size, from)) {
    const prepared = await prepareItems(ctx, row.projectId, records);
    const isWritten = await writeBatch(ctx, { importId, from, to, isLast }, prepared);
    if (!isWritten || isLast) return;
    from = to;
    if (signal?.aborted || performance.now() > endAt) {
      await enqueue(ctx, 'run-import', { importId });
      return;
    }
  }
}
