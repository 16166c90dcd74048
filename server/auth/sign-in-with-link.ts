import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { AppError } from '@/core/errors';
import type { Db } from '@/db/client';
import { signInLinks } from '@/db/schema/sign-in-links';
import { users } from '@/db/schema/users';
import { limitSignIns } from '../rate-limit/limit-sign-ins';
import { finishSignIn, type SignInSource } from './finish-sign-in';
import { hashSecret } from './secrets';
import type { SessionClaims } from './session-cookie';

const InputSchema = z.object({ secret: z.string().min(20).max(200) });

/**
 * Begins a session for whoever holds a one-time link’s secret; the link works exactly once.
 * @throws AppError `gone` for a used, expired or unknown secret, `rate_limited`
 */
export async function signInWithLink(
  db: Db,
  input: unknown,
  source: SignInSource,
): Promise<SessionClaims> {
  const takeBack = await limitSignIns(null, source.address);
  const parsed = InputSchema.safeParse(input);
  if (!parsed.success) throw new AppError('gone', { cause: parsed.error });
  const claims = await db.transaction(async (tx) => {
    const [link] = await tx
      .update(signInLinks)
      .set({ usedAt: sql`now()` })
      .where(
        and(
          eq(signInLinks.secretHash, hashSecret(parsed.data.secret)),
          isNull(signInLinks.usedAt),
          gt(signInLinks.expiresAt, sql`now()`),
        ),
      )
      .returning({ userId: signInLinks.userId });
    if (link === undefined) throw new AppError('gone');
    const [user] = await tx
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.id, link.userId), eq(users.isDisabled, false)));
    if (user === undefined) throw new AppError('gone');
    return finishSignIn(tx, user.id, source, 'link');
  });
  await takeBack();
  return claims;
}
