import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { AppError } from '@/core/errors';
import type { Db } from '@/db/client';
import { users } from '@/db/schema/users';
import { writeAuditEvent } from '../audit/write-audit-event';
import { limitSignIns } from '../rate-limit/limit-sign-ins';
import { finishSignIn, type SignInSource } from './finish-sign-in';
import { verifyPassword } from './passwords';
import type { SessionClaims } from './session-cookie';

const InputSchema = z.object({
  email: z.string().trim().toLowerCase().min(1).max(320),
  password: z.string().min(1).max(200),
});

/**
 * Begins a session for whoever knows the password. Unknown, disabled and simulated users fail in
 * the same way and the same time as a wrong password.
 * @throws AppError `wrong_password`, `rate_limited`
 */
export async function signInWithPassword(
  db: Db,
  input: unknown,
  source: SignInSource,
): Promise<SessionClaims> {
  const parsed = InputSchema.safeParse(input);
  if (!parsed.success) throw new AppError('wrong_password', { cause: parsed.error });
  const { email, password } = parsed.data;
  const takeBack = await limitSignIns(email, source.address);
  const [user] = await db
    .select({ id: users.id, passwordHash: users.passwordHash })
    .from(users)
    .where(
      and(
        sql`lower(${users.email}) = ${email}`,
        eq(users.isDisabled, false),
        eq(users.isSimulated, false),
      ),
    );
  if (!(await verifyPassword(user?.passwordHash ?? null, password)) || user === undefined) {
    await writeAuditEvent({ db, actor: null }, 'user.sign_in_failed', {
      ...(user === undefined ? {} : { objectId: user.id }),
    });
    throw new AppError('wrong_password');
  }
  await takeBack();
  return db.transaction((tx) => finishSignIn(tx, user.id, source, 'password'));
}
