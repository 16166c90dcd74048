import { and, eq } from 'drizzle-orm';
import { AppError } from '@/core/errors';
import type { InstanceRole } from '@/core/roles';
import { users } from '@/db/schema/users';
import { writeAuditEvent } from '../audit/write-audit-event';
import { endSessions } from '../auth/end-sessions';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { revokeUserTokens } from '../tokens/revoke-user-tokens';
import { toUserView } from './to-user-view';

export interface UpdateUserInput {
  userId: string;
  instanceRole?: InstanceRole | undefined;
  isDisabled?: boolean | undefined;
}

/**
 * Changes a user’s instance role or disables the account. A change ends the user’s sessions,
 * disabling ends the tokens too; one enabled admin always remains.
 * @throws AppError `last_admin`, `not_found`
 */
export async function updateUser(ctx: Ctx, input: UpdateUserInput) {
  await authorize(ctx, 'users.write', 'instance');
  return ctx.db.transaction(async (tx) => {
    const admins = await tx
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.instanceRole, 'admin'), eq(users.isDisabled, false)))
      .orderBy(users.id)
      .for('update');
    const [before] = await tx.select().from(users).where(eq(users.id, input.userId)).for('update');
    if (before === undefined) throw new AppError('not_found');
    const instanceRole = input.instanceRole ?? before.instanceRole;
    const isDisabled = input.isDisabled ?? before.isDisabled;
    const staysAdmin = instanceRole === 'admin' && !isDisabled;
    if (before.isSimulated && staysAdmin) throw new AppError('forbidden');
    if (!staysAdmin && admins.length === 1 && admins[0]?.id === before.id) {
      throw new AppError('last_admin');
    }
    if (instanceRole === before.instanceRole && isDisabled === before.isDisabled) {
      return toUserView(before);
    }
    await tx.update(users).set({ instanceRole, isDisabled }).where(eq(users.id, before.id));
    await endSessions(tx, before.id);
    if (isDisabled) await revokeUserTokens(tx, before.id);
    await writeAuditEvent({ ...ctx, db: tx }, 'user.updated', {
      objectId: before.id,
      details: { instanceRole, isDisabled },
    });
    return toUserView({ ...before, instanceRole, isDisabled });
  });
}
