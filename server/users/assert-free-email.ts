import { and, ne, sql } from 'drizzle-orm';
import { AppError } from '@/core/errors';
import type { Db } from '@/db/client';
import { users } from '@/db/schema/users';

/** @throws AppError `conflict` where another account has the e-mail (in whatever case) */
export async function assertFreeEmail(db: Db, email: string, ownId = ''): Promise<void> {
  const [taken] = await db
    .select({ id: users.id })
    .from(users)
    .where(and(sql`lower(${users.email}) = ${email.toLowerCase()}`, ne(users.id, ownId)));
  if (taken !== undefined) {
    throw new AppError('conflict', { message: 'There is an account with this e-mail already' });
  }
}
