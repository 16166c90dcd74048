import { sql } from 'drizzle-orm';
import { getDb } from '@/db/client';
import { env } from '../env';
import { applyAdminFromEnvironment } from './apply-admin-from-environment';
import { findOrMakeAdmin } from './make-first-admin-link';
import { SETUP_LOCK } from './setup-lock';

/**
 * Guarantees at each start that there is an admin: the environment's, or a first one without a
 * password. Several processes may start at once: they take turns.
 */
export async function ensureFirstAdmin(): Promise<void> {
  const { adminEmail, adminPassword, adminToken } = env();
  await getDb().transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${SETUP_LOCK}::bigint)`);
    await applyAdminFromEnvironment(tx, { adminEmail, adminPassword, adminToken });
    await findOrMakeAdmin(tx);
  });
}
