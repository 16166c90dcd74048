import { AppError } from '@/core/errors';
import type { Db } from '@/db/client';
import { findMembers } from './find-members';

/** @throws AppError `not_found` for whoever is no member */
export async function getMemberView(db: Db, projectId: string, userId: string) {
  const [member] = await findMembers(db, projectId, userId);
  if (member === undefined) throw new AppError('not_found');
  return member;
}
