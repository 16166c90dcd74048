import { createHash } from 'node:crypto';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Answer } from '@/core/annotation';
import { ConsensusSettingsSchema } from '@/core/contracts/create-project.contract';
import { type EntityId, newId } from '@/core/ids';
import type { LabelSchemaInput, ProjectKind } from '@/core/label-schema/label-schema';
import { makeLabelSchema } from '@/core/label-schema/make-label-schema';
import type { ProjectRole } from '@/core/roles';
import type { Db } from '@/db/client';
import { items } from '@/db/schema/items';
import { labelSchemas } from '@/db/schema/label-schemas';
import { projects } from '@/db/schema/projects';
import { resolvedLabels } from '@/db/schema/resolved-labels';
import { tasks } from '@/db/schema/tasks';
import { makeMember } from '../../auth/testing/make-user';
import type { Ctx } from '../../context';
import { env } from '../../env';
import { runInTransaction } from '../../run-in-transaction';
import { makeLocalBlobStorage } from '../../storage/local-blob-storage';

/** A context of a new member of a project, with files in a folder of their own. */
export async function makeMemberCtx(db: Db, projectId: string, role: ProjectRole): Promise<Ctx> {
  const { id } = await makeMember(db, projectId, role);
  return {
    db,
    actor: {
      userId: id,
      instanceRole: 'member',
      sessionId: null,
      scopes: null,
      tokenProjectId: null,
    },
    now: new Date(),
    storage: makeLocalBlobStorage(join(env().dataDir, id)),
  };
}

/** Makes a project without items for a test. */
export async function makeEmptyProject(
  db: Db,
  kind: ProjectKind,
  schema: LabelSchemaInput,
  name = 'Cats and dogs',
): Promise<EntityId<'project'>> {
  const id = newId('project');
  const consensus = ConsensusSettingsSchema.parse({});
  await db.insert(projects).values({ id, name, kind, consensus });
  await db.insert(labelSchemas).values({
    id: newId('labelSchema'),
    projectId: id,
    version: 1,
    labelSchema: makeLabelSchema(kind, schema),
  });
  return id;
}

interface LabelledItem {
  name: string;
  text?: string;
  /** A picture of this size is made and stored. */
  size?: { widthPx: number; heightPx: number };
  answer: Partial<Answer>;
  posterior?: Record<string, number>;
  isUnresolved?: boolean;
}

/** Adds an item with its task and, unless told otherwise, its resolved label. */
export async function addLabelledItem(
  ctx: Ctx,
  projectId: string,
  item: LabelledItem,
): Promise<{ itemId: string; taskId: string; sha256: string }> {
  const seed = createHash('sha256').update(item.name).digest();
  const picture =
    item.size === undefined
      ? null
      : await sharp({
          create: {
            width: item.size.widthPx,
            height: item.size.heightPx,
            channels: 3,
            background: { r: seed[0] ?? 0, g: seed[1] ?? 0, b: seed[2] ?? 0 },
          },
        })
          .jpeg()
          .toBuffer();
  const bytes = picture ?? Buffer.from(item.text ?? item.name);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (picture !== null) await ctx.storage.put(picture);
  const [itemId, taskId] = [newId('item'), newId('task')];
  await ctx.db.insert(items).values({
    id: itemId,
    projectId,
    name: item.name,
    sha256,
    sourceSha256: createHash('sha256').update(item.name).digest('hex'),
    mediaType: picture === null ? 'text/plain' : 'image/jpeg',
    sizeBytes: bytes.length,
    widthPx: item.size?.widthPx ?? null,
    heightPx: item.size?.heightPx ?? null,
    text: picture === null ? (item.text ?? item.name) : null,
  });
  await ctx.db
    .insert(tasks)
    .values({ id: taskId, projectId, itemId, rank: 0, wanted: 1, slots: 1 });
  if (item.isUnresolved !== true) {
    await ctx.db.insert(resolvedLabels).values({
      taskId,
      projectId,
      source: 'consensus',
      regions: item.answer.regions ?? [],
      classIds: item.answer.classIds ?? [],
      posterior: item.posterior ?? {},
      confidence: 0.92,
      resolvedAt: new Date('2026-11-21T08:00:00.000Z'),
    });
  }
  return { itemId, taskId, sha256 };
}

/** A box as an annotator would draw it. */
export function makeBox(x: number, y: number, width: number, height: number, classId = 0) {
  const base = { kind: 'box', attributes: {}, origin: 'manual', rotation: 0 } as const;
  return { ...base, classId, x, y, width, height };
}

/** A text project of two classes with so many resolved reviews, half of each class. */
export async function makeReviewsProject(ctx: Ctx, projectId: string, count: number) {
  await runInTransaction(ctx, async (inner) => {
    for (let index = 0; index < count; index += 1) {
      const classId = index % 2;
      await addLabelledItem(inner, projectId, {
        name: `review ${index}`,
        text: `${classId === 0 ? 'awful' : 'lovely'} film number ${index}`,
        answer: { classIds: [classId] },
        posterior: { [classId]: 0.9, [1 - classId]: 0.1 },
      });
    }
  });
}
