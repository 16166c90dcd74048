import { sql } from 'drizzle-orm';
import { newId } from '@/core/ids';
import type { Scope } from '@/core/roles';
import type { Db } from '@/db/client';
import { apiTokens } from '@/db/schema/api-tokens';
import { hashSecret, makeSecret } from '../auth/secrets';
import { tokenPreview } from './token-preview';

export interface TokenWish {
  userId: string;
  name: string;
  scopes: readonly Scope[];
  projectId: string | null;
  expiresInDays: number;
}

/** Makes a token and returns its row and its secret (`cncd_` and 256 random bits), kept only as sha256. */
export async function issueToken(db: Db, wish: TokenWish) {
  const secret = `cncd_${makeSecret()}`;
  const { userId, name, projectId } = wish;
  const [row] = await db
    .insert(apiTokens)
    .values({
      id: newId('token'),
      userId,
      name,
      projectId,
      scopes: [...new Set(wish.scopes)],
      preview: tokenPreview(secret),
      secretHash: hashSecret(secret),
      expiresAt: sql`now() + make_interval(days => ${wish.expiresInDays})`,
    })
    .returning();
  if (row === undefined) throw new Error('the token was not stored');
  return { row, secret };
}
