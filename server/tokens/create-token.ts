import type { z } from 'zod';
import type { createTokenContract } from '@/core/contracts/create-token.contract';
import { AppError } from '@/core/errors';
import { writeAuditEvent } from '../audit/write-audit-event';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { issueToken } from './issue-token';
import { toTokenView } from './to-token-view';

type Input = z.output<typeof createTokenContract.body>;

/**
 * Makes an API token of the caller. A token can only make tokens that may do no more than itself.
 * @throws AppError `forbidden` for a scope or project beyond the calling token’s, `not_found` for
 *   a project the caller has no part in
 */
export async function createToken(ctx: Ctx, input: Input) {
  await authorize(ctx, 'self.write', 'instance');
  const { userId, scopes: own, tokenProjectId } = ctx.actor;
  const projectId = input.projectId ?? null;
  if (projectId !== null) await authorize(ctx, 'project.read', { projectId });
  if (tokenProjectId !== null && projectId !== tokenProjectId) {
    throw new AppError('forbidden', { message: 'This token is limited to one project' });
  }
  if (own !== null && input.scopes.some((scope) => !own.includes(scope))) {
    throw new AppError('forbidden', { message: 'A token cannot give scopes it lacks' });
  }
  return ctx.db.transaction(async (tx) => {
    const { row, secret } = await issueToken(tx, { ...input, userId, projectId });
    await writeAuditEvent({ ...ctx, db: tx }, 'token.created', {
      objectId: row.id,
      ...(projectId === null ? {} : { projectId }),
      details: { scopes: row.scopes },
    });
    return { ...toTokenView(row), secret };
  });
}
