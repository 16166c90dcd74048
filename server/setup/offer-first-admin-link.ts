import { sql } from 'drizzle-orm';
import { getDb } from '@/db/client';
import { env } from '../env';
import { announce } from './announce';
import { makeFirstAdminLink } from './make-first-admin-link';
import { SETUP_LOCK } from './setup-lock';

/**
 * Prints a fresh one-time sign-in link on the terminal while no admin has a password; earlier
 * links end. The last step of a start: whoever follows the link finds everything there.
 */
export async function offerFirstAdminLink(): Promise<void> {
  const secret = await getDb().transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${SETUP_LOCK}::bigint)`);
    return makeFirstAdminLink(tx);
  });
  if (secret === null) return;
  announce([
    'Sign in as the first admin with this link (works once, within 24 hours):',
    `${env().publicOrigin}/sign-in/link#${secret}`,
  ]);
}
