import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { type EntityId, newId } from '@/core/ids';
import { seededRandom } from '@/core/random';
import type { Db } from '@/db/client';
import { goldAnswers } from '@/db/schema/gold-answers';
import { items } from '@/db/schema/items';
import { tasks } from '@/db/schema/tasks';
import type { BlobStorage } from '../storage/blob-storage';
import { chooseVoters } from './choose-voters';
import { composeDigitPage, PAGE_HEIGHT_PX, PAGE_WIDTH_PX } from './compose-digit-page';
import { NUMBER_PAGES } from './demo-texts';
import { encodePage } from './encode-page';
import { makeFindLookalike } from './find-lookalikes';
import { DEMO_ANNOTATIONS_PER_TASK, insertDemoProject } from './insert-demo-project';
import type { SimulatedUser } from './insert-simulated-users';
import { insertVotes, type SimulatedVote } from './insert-votes';
import type { GlyphSets } from './load-digit-glyphs';
import { type SeenDigit, simulatePageVote } from './simulate-page-vote';
import { TRAINING_GLYPHS } from './write-digit-training-set';

const PAGES = 60;
const LABELLED_PAGES = 46;
const GOLD_PAGES = 10;
const THUMBNAIL_WIDTH_PX = 320;

interface DemoPage {
  taskId: EntityId<'task'>;
  itemId: EntityId<'item'>;
  bytes: Buffer;
  name: string;
  digits: SeenDigit[];
}

/** Pages for the demo, those with few digits first: the first one a newcomer meets is short. */
async function composePages(sets: GlyphSets): Promise<DemoPage[]> {
  const findLookalike = makeFindLookalike(sets);
  const composed = Array.from({ length: PAGES }, (_, index) =>
    composeDigitPage(index + 1, sets, { from: TRAINING_GLYPHS, to: Number.POSITIVE_INFINITY }),
  ).sort((a, b) => a.digits.length - b.digits.length);
  return Promise.all(
    composed.map(async ({ page, digits }, index) => ({
      taskId: newId('task'),
      itemId: newId('item'),
      bytes: await encodePage(page),
      name: `page-${String(index + 1).padStart(2, '0')}.png`,
      digits: digits.map((digit) => ({
        ...digit,
        lookalike: findLookalike(digit.glyph, digit.digit),
      })),
    })),
  );
}

async function storePage(storage: BlobStorage, page: DemoPage) {
  const thumbnail = await sharp(page.bytes).resize(THUMBNAIL_WIDTH_PX).webp().toBuffer();
  const blob = await storage.put(page.bytes);
  const small = await storage.put(thumbnail);
  return { blob, small };
}

async function insertPages(
  db: Db,
  storage: BlobStorage,
  projectId: string,
  pages: readonly DemoPage[],
  isLabelled: (index: number) => boolean,
) {
  const stored = await Promise.all(pages.map((page) => storePage(storage, page)));
  await db.insert(items).values(
    pages.map((page, index) => {
      const { blob, small } = stored[index] ?? {
        blob: { sha256: '', sizeBytes: 0 },
        small: { sha256: '' },
      };
      return {
        id: page.itemId,
        projectId,
        name: page.name,
        sha256: blob.sha256,
        sourceSha256: createHash('sha256').update(page.bytes).digest('hex'),
        mediaType: 'image/png',
        sizeBytes: blob.sizeBytes,
        widthPx: PAGE_WIDTH_PX,
        heightPx: PAGE_HEIGHT_PX,
        thumbnailSha256: small.sha256,
      };
    }),
  );
  await db.insert(tasks).values(
    pages.map((page, index) => ({
      id: page.taskId,
      projectId,
      itemId: page.itemId,
      rank: index,
      wanted: DEMO_ANNOTATIONS_PER_TASK,
      slots: isLabelled(index) ? 0 : DEMO_ANNOTATIONS_PER_TASK,
    })),
  );
}

function toGold(projectId: string, page: DemoPage) {
  return {
    id: newId('goldAnswer'),
    taskId: page.taskId,
    projectId,
    classIds: [],
    regions: page.digits.map(({ digit, x, y, width, height }) => ({
      id: newId('region'),
      kind: 'box' as const,
      classId: digit,
      attributes: {},
      origin: 'manual' as const,
      x,
      y,
      width,
      height,
      rotation: 0,
    })),
  };
}

/** Makes the demo project “Handwritten numbers”: 60 pages, 46 of them answered by made-up annotators. */
export async function seedNumberPages(
  db: Db,
  storage: BlobStorage,
  sets: GlyphSets,
  managerId: string,
  annotators: readonly SimulatedUser[],
  now: Date,
): Promise<EntityId<'project'>> {
  const random = seededRandom(7);
  const projectId = await insertDemoProject(db, NUMBER_PAGES, managerId, annotators);
  const pages = await composePages(sets);
  const isLabelled = (index: number) => index >= PAGES - LABELLED_PAGES;
  await insertPages(db, storage, projectId, pages, isLabelled);
  const labelled = pages.filter((_, index) => isLabelled(index));
  const votes: SimulatedVote[] = labelled.flatMap((page) =>
    chooseVoters(random, annotators, DEMO_ANNOTATIONS_PER_TASK).map((annotator) => ({
      taskId: page.taskId,
      annotator,
      regions: simulatePageVote(random, annotator.habits, page.digits),
      classIds: [],
      effort: 1,
    })),
  );
  await insertVotes(db, random, projectId, votes, now);
  await db
    .insert(goldAnswers)
    .values(labelled.slice(0, GOLD_PAGES).map((page) => toGold(projectId, page)));
  return projectId;
}
