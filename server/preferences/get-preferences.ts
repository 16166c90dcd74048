import { eq } from 'drizzle-orm';
import type { PreferencesView } from '@/core/contracts/get-preferences.contract';
import { DEFAULT_PREFERENCES, PreferencesSchema } from '@/core/preferences';
import { userPreferences } from '@/db/schema/user-preferences';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';

/** Returns what the caller has chosen; what an older release stored and no longer reads is dropped. */
export async function getPreferences(ctx: Ctx): Promise<PreferencesView> {
  await authorize(ctx, 'self.read', 'instance');
  const [row] = await ctx.db
    .select()
    .from(userPreferences)
    .where(eq(userPreferences.userId, ctx.actor.userId));
  if (row === undefined) return { preferences: DEFAULT_PREFERENCES, version: 1 };
  const stored = PreferencesSchema.safeParse(row.preferences);
  return { preferences: stored.data ?? DEFAULT_PREFERENCES, version: row.version };
}
