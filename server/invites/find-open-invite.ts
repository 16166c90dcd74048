import { eq, sql } from 'drizzle-orm';
import { AppError } from '@/core/errors';
import type { Db } from '@/db/client';
import { invites } from '@/db/schema/invites';
import { hashSecret } from '../auth/secrets';

/**
 * Returns the open invite of a secret and locks its row for the transaction.
 * @throws AppError `not_found` for an unknown secret, `gone` once used, revoked or expired
 */
export async function findOpenInvite(db: Db, secret: string) {
  const [row] = await db
    .select({ invite: invites, isExpired: sql<boolean>`${invites.expiresAt} <= now()` })
    .from(invites)
    .where(eq(invites.secretHash, hashSecret(secret)))
    .for('update');
  if (row === undefined) throw new AppError('not_found');
  const { invite, isExpired } = row;
  if (isExpired || invite.usedAt !== null || invite.revokedAt !== null) throw new AppError('gone');
  return invite;
}
