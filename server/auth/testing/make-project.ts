import { ConsensusSettingsSchema } from '@/core/contracts/create-project.contract';
import { newId } from '@/core/ids';
import type { Db } from '@/db/client';
import { projects } from '@/db/schema/projects';

/** Makes an empty text project for a test. */
export async function makeProject(db: Db, name = 'Reviews') {
  const id = newId('project');
  const consensus = ConsensusSettingsSchema.parse({});
  await db.insert(projects).values({ id, name, kind: 'text', consensus });
  return id;
}
