import { createHash } from 'node:crypto';
import { type EntityId, newId } from '@/core/ids';
import { seededRandom } from '@/core/random';
import type { Db } from '@/db/client';
import { goldAnswers } from '@/db/schema/gold-answers';
import { items } from '@/db/schema/items';
import { tasks } from '@/db/schema/tasks';
import { chooseVoters } from './choose-voters';
import { FILM_REVIEWS } from './demo-texts';
import { DEMO_ANNOTATIONS_PER_TASK, insertDemoProject } from './insert-demo-project';
import type { SimulatedUser } from './insert-simulated-users';
import { insertVotes } from './insert-votes';
import type { FilmReview } from './load-film-reviews';
import { simulateReviewVote } from './simulate-review-vote';

const OPEN_REVIEWS = 90;
const GOLD_REVIEWS = 40;

/** Makes the demo project “Film reviews”; all but 90 of them answered by made-up annotators. */
export async function seedFilmReviews(
  db: Db,
  reviews: readonly FilmReview[],
  managerId: string,
  annotators: readonly SimulatedUser[],
  now: Date,
): Promise<EntityId<'project'>> {
  const random = seededRandom(11);
  const projectId = await insertDemoProject(db, FILM_REVIEWS, managerId, annotators);
  const rows = reviews.map((review, index) => ({
    ...review,
    itemId: newId('item'),
    taskId: newId('task'),
    index,
    isLabelled: index >= OPEN_REVIEWS,
  }));
  await db.insert(items).values(
    rows.map((row) => {
      const sha256 = createHash('sha256').update(row.text).digest('hex');
      return {
        id: row.itemId,
        projectId,
        name: `review-${String(row.index + 1).padStart(3, '0')}`,
        sha256,
        sourceSha256: sha256,
        mediaType: 'text/plain',
        sizeBytes: Buffer.byteLength(row.text),
        text: row.text,
      };
    }),
  );
  await db.insert(tasks).values(
    rows.map((row) => ({
      id: row.taskId,
      projectId,
      itemId: row.itemId,
      rank: row.index,
      wanted: DEMO_ANNOTATIONS_PER_TASK,
      slots: row.isLabelled ? 0 : DEMO_ANNOTATIONS_PER_TASK,
    })),
  );
  const labelled = rows.filter(({ isLabelled }) => isLabelled);
  const votes = labelled.flatMap((row) =>
    chooseVoters(random, annotators, DEMO_ANNOTATIONS_PER_TASK).map((annotator) => ({
      taskId: row.taskId,
      annotator,
      regions: [],
      classIds: [simulateReviewVote(random, annotator.habits, row.sentiment)],
      effort: 0.25,
    })),
  );
  await insertVotes(db, random, projectId, votes, now);
  await db.insert(goldAnswers).values(
    labelled.slice(0, GOLD_REVIEWS).map((row) => ({
      id: newId('goldAnswer'),
      taskId: row.taskId,
      projectId,
      regions: [],
      classIds: [row.sentiment],
    })),
  );
  return projectId;
}
