import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startPostgres } from '../../db/embedded-postgres/start-postgres.mjs';
import { migrateDatabase } from '../../db/migrate.mjs';
import { step } from './progress.mjs';

/**
 * Guarantees secrets and a running, migrated database, and hands both to the server through the
 * environment. Returns how to stop the database.
 * @param {ReturnType<typeof import('./parse-options.mjs').parseOptions>} options
 * @returns {Promise<{stop: () => Promise<void>}>}
 */
export async function prepareData(options) {
  await mkdir(join(options.dataDir, 'secrets'), { recursive: true, mode: 0o700 });
  const { url, stop } = await findDatabase(options);
  const demo = options.hasDemo ? '1' : '0';
  Object.assign(process.env, {
    DATABASE_URL: url,
    CONCORD_DATA_DIR: options.dataDir,
    CONCORD_DEMO: demo,
    CONCORD_PUBLIC_ORIGIN: options.publicOrigin,
    NEXTAUTH_URL: options.publicOrigin,
  });
  process.env.CONCORD_ROLE ||= 'all';
  process.env.NEXTAUTH_SECRET ||= await readOrMakeSecret(
    join(options.dataDir, 'secrets', 'auth-secret'),
  );
  try {
    await step('Migrating the database', async (note) => {
      const applied = await migrateDatabase(url);
      if (applied > 0) note(`${applied} new`);
    });
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
}

/** @param {{databaseUrl: string | null, dataDir: string}} options */
async function findDatabase({ databaseUrl, dataDir }) {
  if (databaseUrl !== null) return { url: databaseUrl, stop: async () => {} };
  return step('Starting PostgreSQL', async (note) => {
    const running = await startPostgres({ dataDir });
    if (running.isAdopted) note('it was running already');
    if (running.isElsewhere) note(`data in ${running.home}`);
    return running;
  });
}

/**
 * Returns the secret of a file, made with 32 random bytes and readable by its owner only where
 * there is none.
 * @param {string} path
 * @returns {Promise<string>}
 */
export async function readOrMakeSecret(path) {
  try {
    await writeFile(path, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  return (await readFile(path, 'utf8')).trim();
}
