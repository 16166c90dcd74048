import { sql } from 'drizzle-orm';
import type { Db } from '@/db/client';

const ENTRIES_MAX = 200;

const entries = new Map<string, { fingerprint: string; value: Promise<unknown> }>();

/** Says which votes, known answers, classes and settings a project has now; any change changes it. */
async function readFingerprint(db: Db, projectId: string): Promise<string> {
  const [row] = await db.execute<{ fingerprint: string }>(sql`
    select concat_ws(' ',
      (select concat_ws(' ', count(*), max(submitted_at), max(id)) from annotations
        where project_id = ${projectId}),
      (select concat_ws(' ', count(*), max(id)) from gold_answers where project_id = ${projectId}),
      (select max(version) from label_schemas where project_id = ${projectId}),
      (select consensus::text from projects where id = ${projectId})) as fingerprint`);
  return row?.fingerprint ?? '';
}

/**
 * Returns what `derive` made of a project's votes, computed once for the same votes, known answers,
 * classes and settings in this process, and once for callers at the same time.
 */
export async function cachedByVotes<T>(
  db: Db,
  projectId: string,
  name: string,
  derive: () => Promise<T>,
): Promise<T> {
  const fingerprint = await readFingerprint(db, projectId);
  const key = `${name} ${projectId}`;
  const known = entries.get(key);
  if (known?.fingerprint === fingerprint) return known.value as Promise<T>;
  const value = derive();
  entries.delete(key);
  entries.set(key, { fingerprint, value });
  const [oldest] = entries.keys();
  if (entries.size > ENTRIES_MAX && oldest !== undefined) entries.delete(oldest);
  value.catch(() => entries.delete(key));
  return value;
}
