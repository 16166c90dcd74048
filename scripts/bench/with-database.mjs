import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../db/embedded-postgres/start-postgres.mjs';
import { migrateDatabase } from '../../db/migrate.mjs';

/**
 * Runs something on an embedded PostgreSQL of its own with all migrations and Concord's own
 * settings (fsync on), removed afterwards. `env` is what the server's code needs to run on it.
 * @template T
 * @param {(place: {dataDir: string, env: Record<string, string>}) => Promise<T>} run
 * @returns {Promise<T>}
 */
export async function withDatabase(run) {
  const dataDir = await mkdtemp(join(tmpdir(), 'concord-bench-'));
  const { url, stop } = await startPostgres({ dataDir });
  try {
    await migrateDatabase(url);
    const env = {
      DATABASE_URL: url,
      CONCORD_DATA_DIR: dataDir,
      NEXTAUTH_SECRET: randomBytes(32).toString('hex'),
      CONCORD_API_PER_MINUTE: '100000000',
    };
    return await run({ dataDir, env });
  } finally {
    await stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
