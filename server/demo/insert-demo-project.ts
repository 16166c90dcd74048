import type { ConsensusSettings } from '@/core/contracts/create-project.contract';
import { type EntityId, newId } from '@/core/ids';
import type { LabelSchemaInput, ProjectKind } from '@/core/label-schema/label-schema';
import { makeLabelSchema } from '@/core/label-schema/make-label-schema';
import type { Db } from '@/db/client';
import { labelSchemas } from '@/db/schema/label-schemas';
import { projectMembers } from '@/db/schema/project-members';
import { projects } from '@/db/schema/projects';
import type { SimulatedUser } from './insert-simulated-users';

export interface DemoProject {
  name: string;
  description: string;
  guide: string;
  kind: ProjectKind;
  labelSchema: LabelSchemaInput;
  consensus: ConsensusSettings;
}

export const DEMO_ANNOTATIONS_PER_TASK = 3;

/** Makes a demo project managed by `managerId`, with the made-up annotators as its members. */
export async function insertDemoProject(
  db: Db,
  demo: DemoProject,
  managerId: string,
  annotators: readonly SimulatedUser[],
): Promise<EntityId<'project'>> {
  const projectId = newId('project');
  await db.insert(projects).values({
    id: projectId,
    name: demo.name,
    description: demo.description,
    guide: demo.guide,
    kind: demo.kind,
    annotationsPerTask: DEMO_ANNOTATIONS_PER_TASK,
    consensus: demo.consensus,
    // what is shown first is to be the same on every machine
    blindPercent: 0,
    isDemo: true,
  });
  await db.insert(labelSchemas).values({
    id: newId('labelSchema'),
    projectId,
    version: 1,
    labelSchema: makeLabelSchema(demo.kind, demo.labelSchema),
  });
  await db
    .insert(projectMembers)
    .values([
      { projectId, userId: managerId, role: 'manager' },
      ...annotators.map(({ id }) => ({ projectId, userId: id, role: 'annotator' as const })),
    ]);
  return projectId;
}
