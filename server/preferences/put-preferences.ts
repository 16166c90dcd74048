import { sql } from 'drizzle-orm';
import type { PreferencesView } from '@/core/contracts/get-preferences.contract';
import { AppError } from '@/core/errors';
import type { Preferences } from '@/core/preferences';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { getPreferences } from './get-preferences';

/**
 * Replaces what the caller has chosen. Version 1 stands for "nothing stored yet".
 * @throws AppError `stale_version` with the present version in its details
 */
export async function putPreferences(
  ctx: Ctx,
  input: { ifMatch: number; preferences: Preferences },
): Promise<PreferencesView> {
  await authorize(ctx, 'self.write', 'instance');
  const [saved] = await ctx.db.execute<{ version: number }>(sql`
    insert into user_preferences as mine (user_id, preferences, version, saved_at)
    select ${ctx.actor.userId}, ${JSON.stringify(input.preferences)}::jsonb, 2, now()
    where ${input.ifMatch}::int = 1
      or exists (select from user_preferences where user_id = ${ctx.actor.userId})
    on conflict (user_id) do update
      set preferences = excluded.preferences, version = mine.version + 1, saved_at = now()
      where mine.version = ${input.ifMatch}
    returning version`);
  if (saved === undefined) {
    const { version } = await getPreferences(ctx);
    throw new AppError('stale_version', { details: { version } });
  }
  return { preferences: input.preferences, version: saved.version };
}
