import { and, eq, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import type { updateMeContract } from '@/core/contracts/update-me.contract';
import { AppError } from '@/core/errors';
import { signInLinks } from '@/db/schema/sign-in-links';
import { users } from '@/db/schema/users';
import { writeAuditEvent } from '../audit/write-audit-event';
import { assertGoodPassword } from '../auth/assert-good-password';
import { endSessions } from '../auth/end-sessions';
import { hashPassword, verifyPassword } from '../auth/passwords';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { limitSignIns } from '../rate-limit/limit-sign-ins';
import { assertFreeEmail } from './assert-free-email';
import { getMe } from './get-me';

type Input = z.output<typeof updateMeContract.body>;
type User = typeof users.$inferSelect;

/** Whoever sits at an unlocked screen must not be able to take the account over. */
async function assertCurrentPassword(user: User, given: string | undefined): Promise<void> {
  if (user.passwordHash === null) return;
  const takeBack = await limitSignIns(user.email.toLowerCase(), `user:${user.id}`);
  const isRight = await verifyPassword(user.passwordHash, given ?? '');
  if (!isRight) throw new AppError('wrong_password', { message: 'The current password is wrong' });
  await takeBack();
}

/**
 * Changes the caller’s own name, e-mail or password. E-mail and password need the current
 * password where there is one; a new password ends every other session and every sign-in link.
 * @throws AppError `wrong_password`, `conflict` for a taken e-mail, `invalid` for an easy password
 */
export async function updateMe(ctx: Ctx, input: Input) {
  await authorize(ctx, 'self.write', 'instance');
  const { userId, sessionId } = ctx.actor;
  const { newPassword } = input;
  const [user] = await ctx.db.select().from(users).where(eq(users.id, userId));
  if (user === undefined) throw new AppError('unauthenticated');
  const email = input.email ?? user.email;
  const name = input.name ?? user.name;
  if (newPassword !== undefined || email !== user.email) {
    await assertCurrentPassword(user, input.currentPassword);
  }
  if (newPassword !== undefined) assertGoodPassword(newPassword, email);
  const passwordHash =
    newPassword === undefined ? user.passwordHash : await hashPassword(newPassword);
  await ctx.db.transaction(async (tx) => {
    await assertFreeEmail(tx, email, userId);
    await tx.update(users).set({ name, email, passwordHash }).where(eq(users.id, userId));
    const inner = { ...ctx, db: tx };
    if (newPassword === undefined) {
      return writeAuditEvent(inner, 'user.updated', { objectId: userId });
    }
    await endSessions(tx, userId, sessionId);
    await tx
      .delete(signInLinks)
      .where(and(eq(signInLinks.userId, userId), isNull(signInLinks.usedAt)));
    await writeAuditEvent(inner, 'user.password_changed', { objectId: userId });
  });
  return getMe(ctx);
}
