import { asc, eq, sql } from 'drizzle-orm';
import type { EntityId } from '@/core/ids';
import { type Db, getDb } from '@/db/client';
import { auditEvents } from '@/db/schema/audit-events';
import { projects } from '@/db/schema/projects';
import { users } from '@/db/schema/users';
import { writeAuditEvent } from '../audit/write-audit-event';
import { computeConsensus } from '../consensus/compute-consensus';
import { env } from '../env';
import type { BlobStorage } from '../storage/blob-storage';
import { getStorage } from '../storage/get-storage';
import { addShippedDetector } from './add-shipped-detector';
import { insertSimulatedUsers } from './insert-simulated-users';
import { loadDigitGlyphs } from './load-digit-glyphs';
import { loadFilmReviews } from './load-film-reviews';
import { seedFilmReviews } from './seed-film-reviews';
import { seedNumberPages } from './seed-number-pages';

const SEED_LOCK = 7_236_001;
const REVIEWS = 300;

async function wasSeeded(db: Db): Promise<boolean> {
  const [event] = await db
    .select({ id: auditEvents.id })
    .from(auditEvents)
    .where(eq(auditEvents.event, 'demo.seeded'))
    .limit(1);
  if (event !== undefined) return true;
  const [project] = await db.select({ id: projects.id }).from(projects).limit(1);
  return project !== undefined;
}

async function findFirstAdmin(db: Db): Promise<string | null> {
  const [admin] = await db
    .select({ id: users.id })
    .from(users)
    .where(eq(users.instanceRole, 'admin'))
    .orderBy(asc(users.createdAt))
    .limit(1);
  return admin?.id ?? null;
}

async function seedProjects(db: Db, storage: BlobStorage, managerId: string): Promise<void> {
  const now = new Date();
  const annotators = await insertSimulatedUsers(db);
  const [glyphs, reviews] = await Promise.all([loadDigitGlyphs(), loadFilmReviews(REVIEWS)]);
  const seeded: EntityId<'project'>[] = [];
  if (reviews !== null) {
    seeded.push(await seedFilmReviews(db, reviews, managerId, annotators, now));
  }
  if (glyphs !== null) {
    const projectId = await seedNumberPages(db, storage, glyphs, managerId, annotators, now);
    await addShippedDetector(db, storage, projectId);
    seeded.push(projectId);
  }
  for (const projectId of seeded) await computeConsensus(db, projectId);
}

/**
 * Fills a fresh instance with the two demo projects, once: a deleted demo does not come back.
 * Does nothing without an admin, where there are projects, or where the demo's packages are absent.
 */
export async function fillWithDemo(): Promise<void> {
  await getDb().transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${SEED_LOCK})`);
    if (await wasSeeded(tx)) return;
    const managerId = await findFirstAdmin(tx);
    if (managerId === null) return;
    await seedProjects(tx, getStorage(), managerId);
    await writeAuditEvent({ db: tx, actor: null }, 'demo.seeded');
  });
}

/** Fills a fresh instance with the demo, unless it was started with --no-demo. */
export async function seedDemo(): Promise<void> {
  if (env().hasDemo) await fillWithDemo();
}
