import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { type EntityId, newId } from '@/core/ids';
import { closeDb, getDb } from '@/db/client';
import { exportDatasetVersion } from '@/server/datasets/export-dataset-version';
import { freezeDatasetVersion } from '@/server/datasets/freeze-dataset-version';
import { createImport } from '@/server/imports/create-import';
import { runImport } from '@/server/imports/run-import';
import { makeWorkGround } from './make-work-ground';
import { quantile, timed } from './statistics.mjs';

const ROWS = 10_000;
const REPEATS = 3;
const ground = await makeWorkGround(getDb());
const { db, admin } = ground;
const client = postgres(process.env['DATABASE_URL'] ?? '', { max: 1, types: {} });

function textOf(row: number): string {
  return `Review ${row}: "a film, of its kind", with some words that differ from row to row: ${(row * 7919) % 104_729}`;
}

/** Imports a csv through the use cases, as after an upload. */
async function importCsv(projectId: EntityId<'project'>): Promise<void> {
  const lines = Array.from({ length: ROWS }, (_, row) => `"${textOf(row).replaceAll('"', '""')}"`);
  const file = await admin.storage.put(Buffer.from(['text', ...lines].join('\n')));
  const uploads = [{ name: 'reviews.csv', ...file }];
  const { id } = await createImport(admin, { projectId, format: 'csv', uploads });
  await runImport(admin, { importId: id });
  const [row] = await db.execute(
    sql`select count(*)::int as n from tasks where project_id = ${projectId}`,
  );
  if (row?.['n'] !== ROWS) throw new Error(`${row?.['n']} of ${ROWS} rows were imported`);
}

/** The bare loop of the import: the same two tables and indexes by COPY, one transaction. */
async function copyRows(projectId: string): Promise<void> {
  const items: string[] = [];
  const tasks: string[] = [];
  for (let row = 0; row < ROWS; row += 1) {
    const [itemId, text] = [newId('item'), textOf(row)];
    const sha256 = createHash('sha256').update(text).digest('hex');
    items.push(
      `${[itemId, projectId, `${row}`, sha256, sha256, 'text/plain', text.length, text].join('\t')}\n`,
    );
    tasks.push(`${[newId('task'), projectId, itemId, row, 3, 3].join('\t')}\n`);
  }
  const { seconds } = await timed(() =>
    client.begin(async (tx) => {
      await pipeline(
        Readable.from(items),
        await tx`copy items (id, project_id, name, sha256, source_sha256, media_type, size_bytes, text) from stdin`.writable(),
      );
      await pipeline(
        Readable.from(tasks),
        await tx`copy tasks (id, project_id, item_id, rank, wanted, slots) from stdin`.writable(),
      );
    }),
  );
  copySeconds.push(seconds);
}

async function exportManifest(datasetVersionId: string): Promise<void> {
  const file = await exportDatasetVersion(admin, { datasetVersionId, format: 'manifest' });
  let lines = 0;
  for await (const chunk of file.open() as unknown as AsyncIterable<Uint8Array>) {
    for (const byte of chunk) if (byte === 10) lines += 1;
  }
  if (lines !== ROWS) throw new Error(`${lines} of ${ROWS} lines were exported`);
}

async function readByCursor(datasetVersionId: string): Promise<void> {
  let rows = 0;
  const cursor = client`select d.*, i.* from dataset_items d join items i on i.id = d.item_id
    where d.dataset_version_id = ${datasetVersionId} order by d.position`.cursor(500);
  for await (const page of cursor) rows += page.length;
  if (rows !== ROWS) throw new Error(`${rows} of ${ROWS} rows were read`);
}

/** Gives every item of a project its class, as consensus would. */
async function resolveAll(projectId: EntityId<'project'>): Promise<string> {
  await db.execute(sql`
    insert into resolved_labels (task_id, project_id, source, regions, class_ids, posterior,
      confidence, resolved_at)
    select id, project_id, 'single', '[]', array[(rank % 2)::int], '{}', 1, now()
    from tasks where project_id = ${projectId}`);
  const splits = { train: 0.8, val: 0.1, test: 0.1 };
  return (await freezeDatasetVersion(admin, { projectId, name: 'v1', splits, include: 'resolved' }))
    .id;
}

const seconds = async (run: () => Promise<unknown>) => (await timed(run)).seconds;
const rate = (times: readonly number[]) => ROWS / quantile(times, 0.5);
const copySeconds: number[] = [];
const importSeconds: number[] = [];
let last: EntityId<'project'> | undefined;
for (let repeat = 0; repeat < REPEATS; repeat += 1) {
  const imported = await ground.makeProject(0);
  importSeconds.push(await seconds(() => importCsv(imported)));
  await copyRows(await ground.makeProject(0));
  last = imported;
}
await db.execute(sql`analyze`);
const versionId = await resolveAll(last as EntityId<'project'>);
const exportSeconds: number[] = [];
const cursorSeconds: number[] = [];
for (let repeat = 0; repeat < REPEATS; repeat += 1) {
  exportSeconds.push(await seconds(() => exportManifest(versionId)));
  cursorSeconds.push(await seconds(() => readByCursor(versionId)));
}
const answer = {
  rows: ROWS,
  importRate: rate(importSeconds),
  copyRate: rate(copySeconds),
  exportRate: rate(exportSeconds),
  cursorRate: rate(cursorSeconds),
};
await writeFile(process.argv[2] ?? '', JSON.stringify(answer));
await client.end();
await closeDb();
