import { z } from 'zod';
import { type Answer, OriginSchema, REGIONS_MAX, type Region, RegionSchema } from '../annotation';

const DraftRegionSchema = z
  .object({
    region: RegionSchema,
    /** Order of making; a later region lies on top. */
    z: z.number().finite(),
    isAccepted: z.boolean(),
    /** A prediction that was thrown out: kept, so that it never comes back, but not answered. */
    isRejected: z.boolean(),
    isLocked: z.boolean().default(false),
  })
  .strict();

export const DraftItemSchema = z
  .object({
    classIds: z.array(z.number().int().min(0)).max(1000),
    origin: OriginSchema,
    isTouched: z.boolean(),
    arePredictionsLoaded: z.boolean(),
  })
  .strict();

/** An unfinished answer with all that the answer alone would lose. */
export const DraftDocumentSchema = z
  .object({
    version: z.literal(1),
    regions: z.array(DraftRegionSchema).max(2 * REGIONS_MAX),
    item: DraftItemSchema,
    /** The sticky class that the next region takes. */
    activeClassId: z.number().int().min(0).nullable(),
  })
  .strict();

/** One region of a draft with what the answer alone would lose. */
export type DraftRegion = z.infer<typeof DraftRegionSchema>;
/** The item's classes in a draft, and who chose them. */
export type DraftItem = z.infer<typeof DraftItemSchema>;
/** A whole draft; `DraftDocumentSchema` says what is in it. */
export type DraftDocument = z.infer<typeof DraftDocumentSchema>;

export const EMPTY_DRAFT: DraftDocument = {
  version: 1,
  regions: [],
  item: { classIds: [], origin: 'manual', isTouched: false, arePredictionsLoaded: false },
  activeClassId: null,
};

/** Returns what would be submitted: every region that is not rejected, bottom to top. */
export function draftToAnswer(draft: DraftDocument): Answer {
  const regions = draft.regions
    .filter(({ isRejected }) => !isRejected)
    .sort((a, b) => a.z - b.z)
    .map(({ region }) => region);
  return { regions, classIds: [...draft.item.classIds] };
}

/** Returns the draft that answers `answer`: nothing rejected, nothing locked. Regions have ids. */
export function answerToDraft(answer: {
  regions: readonly (Region & { id: string })[];
  classIds: readonly number[];
}): DraftDocument {
  return {
    ...EMPTY_DRAFT,
    regions: answer.regions.map((region, z) => ({
      ...{ region, z, isRejected: false, isLocked: false },
      isAccepted: region.origin !== 'manual',
    })),
    item: {
      ...EMPTY_DRAFT.item,
      classIds: [...answer.classIds],
      isTouched: answer.classIds.length > 0,
    },
  };
}
