import { eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { acceptInviteContract } from '@/core/contracts/accept-invite.contract';
import { AppError } from '@/core/errors';
import { newId } from '@/core/ids';
import { invites } from '@/db/schema/invites';
import { projectMembers } from '@/db/schema/project-members';
import { users } from '@/db/schema/users';
import { writeAuditEvent } from '../audit/write-audit-event';
import { assertGoodPassword } from '../auth/assert-good-password';
import { hashPassword } from '../auth/passwords';
import type { PublicCtx } from '../context';
import { issueToken } from '../tokens/issue-token';
import { assertFreeEmail } from '../users/assert-free-email';
import { findOpenInvite } from './find-open-invite';
import { scopesOfRole } from './scopes-of-role';

type Input = z.output<typeof acceptInviteContract.body>;
type Account = NonNullable<Input['account']>;

const TOKEN_DAYS = 90;

/** A token stays within its scopes; joining a project is for people who signed in. */
function assertSignedIn(ctx: PublicCtx): string {
  if (ctx.actor === null) throw new AppError('unauthenticated');
  if (ctx.actor.sessionId === null) {
    throw new AppError('forbidden', {
      message: 'Sign in, or send `account` to join as a new user',
    });
  }
  return ctx.actor.userId;
}

async function makeUser(ctx: PublicCtx, account: Account, passwordHash: string): Promise<string> {
  const { name, email } = account;
  await assertFreeEmail(ctx.db, email);
  const id = newId('user');
  await ctx.db.insert(users).values({ id, name, email, passwordHash });
  await writeAuditEvent(ctx, 'user.created', { objectId: id });
  return id;
}

async function assertEmailMatches(ctx: PublicCtx, userId: string, wanted: string | null) {
  if (wanted === null) return;
  const [user] = await ctx.db
    .select({ email: users.email })
    .from(users)
    .where(eq(users.id, userId));
  if (user?.email.toLowerCase() !== wanted.toLowerCase()) {
    throw new AppError('forbidden', { message: 'This invite is for another e-mail' });
  }
}

/**
 * Joins the invite’s project with its role, as oneself or as a new user; an invite works exactly
 * once and never changes the role of somebody who is a member already.
 * @throws AppError `not_found`, `gone`, `unauthenticated`, `forbidden` for another e-mail,
 *   `conflict` for a member or a taken e-mail, `invalid` for an easy password
 */
export async function acceptInvite(ctx: PublicCtx, input: Input) {
  const account = input.account ?? null;
  const ownId = account === null ? assertSignedIn(ctx) : null;
  if (account !== null) assertGoodPassword(account.password, account.email);
  await ctx.db.transaction((tx) => findOpenInvite(tx, input.secret));
  const passwordHash = account === null ? '' : await hashPassword(account.password);
  return ctx.db.transaction(async (tx) => {
    const inner = { ...ctx, db: tx };
    const invite = await findOpenInvite(tx, input.secret);
    const { projectId, role } = invite;
    const userId = ownId ?? (await makeUser(inner, account as Account, passwordHash));
    await assertEmailMatches(inner, userId, invite.email);
    const joined = await tx
      .insert(projectMembers)
      .values({ projectId, userId, role })
      .onConflictDoNothing()
      .returning({ userId: projectMembers.userId });
    if (joined.length === 0)
      throw new AppError('conflict', { message: 'You are a member already' });
    await tx.update(invites).set({ usedAt: sql`now()` }).where(eq(invites.id, invite.id));
    await writeAuditEvent(inner, 'invite.accepted', {
      projectId,
      objectId: invite.id,
      details: { userId, role },
    });
    const token = input.withApiToken
      ? await issueToken(tx, {
          userId,
          projectId,
          name: 'From the invite',
          scopes: scopesOfRole(role),
          expiresInDays: TOKEN_DAYS,
        })
      : null;
    return { userId, projectId, role, apiToken: token?.secret ?? null };
  });
}
