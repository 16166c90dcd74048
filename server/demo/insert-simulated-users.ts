import { inArray } from 'drizzle-orm';
import { type EntityId, newId } from '@/core/ids';
import type { Db } from '@/db/client';
import { users } from '@/db/schema/users';
import { type AnnotatorHabits, SIMULATED_ANNOTATORS } from './simulated-annotators';

export interface SimulatedUser {
  id: EntityId<'user'>;
  habits: AnnotatorHabits;
}

function emailOf(habits: AnnotatorHabits): string {
  return `${habits.key}@simulated.invalid`;
}

/** Makes the made-up annotators' accounts, or finds those of an earlier demo. They can never sign in. */
export async function insertSimulatedUsers(db: Db): Promise<SimulatedUser[]> {
  await db
    .insert(users)
    .values(
      SIMULATED_ANNOTATORS.map((habits) => ({
        id: newId('user'),
        email: emailOf(habits),
        name: habits.name,
        isSimulated: true,
      })),
    )
    .onConflictDoNothing();
  const rows = await db
    .select({ id: users.id, email: users.email })
    .from(users)
    .where(inArray(users.email, SIMULATED_ANNOTATORS.map(emailOf)));
  return SIMULATED_ANNOTATORS.flatMap((habits) => {
    const row = rows.find(({ email }) => email === emailOf(habits));
    return row === undefined ? [] : [{ id: row.id as EntityId<'user'>, habits }];
  });
}
