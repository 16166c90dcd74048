import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { newId } from '@/core/ids';
import type { Db } from '@/db/client';
import { signInLinks } from '@/db/schema/sign-in-links';
import { users } from '@/db/schema/users';
import { writeAuditEvent } from '../audit/write-audit-event';
import { hashSecret, makeSecret } from '../auth/secrets';

const LINK_HOURS = 24;

const isAbleAdmin = and(eq(users.instanceRole, 'admin'), eq(users.isDisabled, false));

/** Returns the first able admin’s id, making one without a password where there is none. */
export async function findOrMakeAdmin(db: Db): Promise<string> {
  const [admin] = await db
    .select({ id: users.id })
    .from(users)
    .where(isAbleAdmin)
    .orderBy(asc(users.createdAt), asc(users.id))
    .limit(1);
  if (admin !== undefined) return admin.id;
  const id = newId('user');
  await db
    .insert(users)
    .values({ id, email: 'admin@localhost', name: 'Admin', instanceRole: 'admin' });
  await writeAuditEvent({ db, actor: null }, 'user.created', { objectId: id });
  return id;
}

/**
 * Returns the secret of a new one-time sign-in link for the first admin and ends the earlier
 * links; null once an admin has a password. The caller holds the set-up lock.
 */
export async function makeFirstAdminLink(db: Db): Promise<string | null> {
  const [settled] = await db
    .select({ id: users.id })
    .from(users)
    .where(and(isAbleAdmin, isNotNull(users.passwordHash)))
    .limit(1);
  await db.delete(signInLinks).where(isNull(signInLinks.usedAt));
  if (settled !== undefined) return null;
  const userId = await findOrMakeAdmin(db);
  const secret = makeSecret();
  await db.insert(signInLinks).values({
    secretHash: hashSecret(secret),
    userId,
    expiresAt: sql`now() + make_interval(hours => ${LINK_HOURS})`,
  });
  return secret;
}
