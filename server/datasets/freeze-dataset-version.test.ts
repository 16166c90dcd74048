import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/core/ids';
import { annotations } from '@/db/schema/annotations';
import { assignments } from '@/db/schema/assignments';
import { consensus } from '@/db/schema/consensus';
import { items } from '@/db/schema/items';
import { resolvedLabels } from '@/db/schema/resolved-labels';
import { createTestDatabase } from '@/db/testing/test-database';
import type { Ctx } from '../context';
import { freezeDatasetVersion } from './freeze-dataset-version';
import { getDatasetVersion } from './get-dataset-version';
import { listDatasetItems } from './list-dataset-items';
import { listDatasetVersions } from './list-dataset-versions';
import { readDatasetRows } from './read-dataset-rows';
import {
  addLabelledItem,
  makeBox,
  makeEmptyProject,
  makeMemberCtx,
  makeReviewsProject,
} from './testing/make-labelled-project';

const shares = { train: 0.8, val: 0.1, test: 0.1 };
const reviews = { classes: [{ name: 'negative' }, { name: 'positive' }] };
const cats = { classes: [{ name: 'cat' }, { name: 'dog' }] };
const size = { widthPx: 64, heightPx: 48 };

let database: Awaited<ReturnType<typeof createTestDatabase>>;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

async function makeReviews(count: number): Promise<{ ctx: Ctx; projectId: string }> {
  const projectId = await makeEmptyProject(database.db, 'text', reviews);
  const ctx = await makeMemberCtx(database.db, projectId, 'engineer');
  await makeReviewsProject(ctx, projectId, count);
  return { ctx, projectId };
}

function freeze(ctx: Ctx, projectId: string, name: string, splits = shares) {
  return freezeDatasetVersion(ctx, { projectId, name, splits, include: 'resolved' });
}

async function splitsOf(ctx: Ctx, datasetVersionId: string): Promise<Map<string, string>> {
  const { rows } = await listDatasetItems(ctx, { datasetVersionId, limit: 500 });
  return new Map(rows.map(({ item, split }) => [item.sha256, split]));
}

describe('freezeDatasetVersion', () => {
  it('gives equal labels an equal hash, whatever the version is called and whenever it is made', async () => {
    const { ctx, projectId } = await makeReviews(30);
    const first = await freeze(ctx, projectId, 'v1');
    const second = await freeze(ctx, projectId, 'v2');
    expect(second.contentHash).toBe(first.contentHash);
    expect(first.contentHash).toMatch(/^[0-9a-f]{64}$/);
    const other = await makeReviews(30);
    expect((await freeze(other.ctx, other.projectId, 'v1')).contentHash).toBe(first.contentHash);
    const [row] = await ctx.db
      .select()
      .from(resolvedLabels)
      .where(eq(resolvedLabels.projectId, projectId))
      .limit(1);
    await ctx.db
      .update(resolvedLabels)
      .set({ classIds: [1 - (row?.classIds[0] ?? 0)] })
      .where(eq(resolvedLabels.taskId, row?.taskId ?? ''));
    expect((await freeze(ctx, projectId, 'v3')).contentHash).not.toBe(first.contentHash);
    expect((await getDatasetVersion(ctx, { datasetVersionId: first.id })).contentHash).toBe(
      first.contentHash,
    );
  });

  it('keeps every item in its split when more are added', async () => {
    const { ctx, projectId } = await makeReviews(60);
    const before = await splitsOf(ctx, (await freeze(ctx, projectId, 'v1')).id);
    for (let index = 0; index < 60; index += 1) {
      await addLabelledItem(ctx, projectId, { name: `more ${index}`, answer: { classIds: [0] } });
    }
    const after = await splitsOf(ctx, (await freeze(ctx, projectId, 'v2')).id);
    expect(after.size).toBe(120);
    for (const [sha256, split] of before) expect(after.get(sha256)).toBe(split);
  });

  it('keeps to the shares and counts what it froze', async () => {
    const { ctx, projectId } = await makeReviews(400);
    const { statistics } = await freeze(ctx, projectId, 'v1');
    const { train = 0, val = 0, test = 0 } = statistics.itemsBySplit;
    expect(train + val + test).toBe(400);
    expect(train).toBeGreaterThan(290);
    expect(train).toBeLessThan(350);
    expect(val).toBeGreaterThan(20);
    expect(test).toBeGreaterThan(20);
    const counted = Object.values(statistics.classesBySplit).flatMap(Object.values);
    expect(counted.reduce((sum, count) => sum + count, 0)).toBe(400);
    expect(statistics.sources).toEqual({ consensus: 400 });
  });

  it('never leaves the train split of a small set empty, nor another that could be filled', async () => {
    const splits = { train: 0.34, val: 0.33, test: 0.33 };
    for (const count of [1, 2, 3, 4]) {
      const { ctx, projectId } = await makeReviews(count);
      const { itemsBySplit } = (await freeze(ctx, projectId, 'v1', splits)).statistics;
      expect(itemsBySplit.train).toBeGreaterThanOrEqual(1);
      expect(Object.keys(itemsBySplit)).toHaveLength(Math.min(3, count));
    }
  });

  it('puts everything where the only share is', async () => {
    const { ctx, projectId } = await makeReviews(20);
    const { statistics } = await freeze(ctx, projectId, 'v1', { train: 0, val: 1, test: 0 });
    expect(statistics.itemsBySplit).toEqual({ val: 20 });
  });

  it('orders positions by item id from 0 and pages through them', async () => {
    const { ctx, projectId } = await makeReviews(25);
    const { id } = await freeze(ctx, projectId, 'v1');
    const seen: { position: number; id: string }[] = [];
    let cursor: string | undefined;
    do {
      const page = await listDatasetItems(ctx, { datasetVersionId: id, limit: 10, cursor });
      seen.push(...page.rows.map(({ position, item }) => ({ position, id: item.id })));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen.map(({ position }) => position)).toEqual(Array.from({ length: 25 }, (_, i) => i));
    expect(seen.map((row) => row.id)).toEqual(seen.map((row) => row.id).sort());
    const onlyTrain = await listDatasetItems(ctx, {
      datasetVersionId: id,
      limit: 100,
      split: 'train',
    });
    expect(onlyTrain.rows.every(({ split }) => split === 'train')).toBe(true);
  });

  it('takes disputed tasks with their undisputed regions only when asked for all', async () => {
    const projectId = await makeEmptyProject(database.db, 'image', cats);
    const ctx = await makeMemberCtx(database.db, projectId, 'engineer');
    await addLabelledItem(ctx, projectId, { name: 'a.jpg', size, answer: {} });
    const { taskId } = await addLabelledItem(ctx, projectId, {
      name: 'b.jpg',
      size,
      answer: {},
      isUnresolved: true,
    });
    const vote = { voteCount: 2, classShare: 1 };
    await ctx.db.insert(consensus).values({
      id: newId('consensus'),
      taskId,
      projectId,
      method: 'majority',
      state: 'disputed',
      regions: [
        { ...vote, region: makeBox(1, 2, 3, 4), support: 1, isDisputed: false },
        { ...vote, region: makeBox(5, 6, 7, 8), support: 0.3, isDisputed: true },
      ],
      classIds: [],
      posterior: {},
      confidence: 0.6,
      voteCount: 3,
      computedAt: new Date(),
    });
    const resolved = await freeze(ctx, projectId, 'resolved');
    expect(resolved.statistics).toMatchObject({ items: 1, regions: 0 });
    const all = await freezeDatasetVersion(ctx, {
      projectId,
      name: 'all',
      splits: shares,
      include: 'all',
    });
    expect(all.statistics).toMatchObject({ items: 2, regions: 1 });
    const { rows } = await listDatasetItems(ctx, { datasetVersionId: all.id, limit: 10 });
    expect(rows[1]?.answer.regions).toEqual([makeBox(1, 2, 3, 4)]);
  });

  it('notes which annotations, people and schema versions a label was made from', async () => {
    const projectId = await makeEmptyProject(database.db, 'text', reviews);
    const ctx = await makeMemberCtx(database.db, projectId, 'engineer');
    const { taskId } = await addLabelledItem(ctx, projectId, {
      name: 'r',
      answer: { classIds: [1] },
    });
    const [assignmentId, annotationId] = [newId('assignment'), newId('annotation')];
    const { userId } = ctx.actor;
    await ctx.db.insert(assignments).values({
      id: assignmentId,
      taskId,
      projectId,
      userId,
      status: 'submitted',
      leaseExpiresAt: new Date(),
    });
    await ctx.db.insert(annotations).values({
      id: annotationId,
      assignmentId,
      taskId,
      projectId,
      userId,
      labelSchemaVersion: 1,
      regions: [],
      classIds: [1],
      durationMs: 1,
      submittedAt: new Date(),
    });
    const { id } = await freeze(ctx, projectId, 'v1');
    for await (const row of readDatasetRows(ctx, id)) {
      expect(row.provenance).toEqual({
        taskId,
        annotationIds: [annotationId],
        annotatorIds: [userId],
        labelSchemaVersions: [1],
        modelVersionIds: [],
        resolvedAt: '2026-11-21T08:00:00.000Z',
      });
    }
  });

  it('freezes one instant while labels go on changing', async () => {
    const { ctx, projectId } = await makeReviews(120);
    const setAll = (value: number) =>
      ctx.db
        .update(resolvedLabels)
        .set({ classIds: [value] })
        .where(eq(resolvedLabels.projectId, projectId));
    await setAll(1);
    let isRunning = true;
    const rounds = (async () => {
      for (let value = 0; isRunning; value = 1 - value) await setAll(value);
    })();
    for (let round = 0; round < 5; round += 1) {
      const { id } = await freeze(ctx, projectId, `v${round}`);
      const { rows } = await listDatasetItems(ctx, { datasetVersionId: id, limit: 500 });
      const found = new Set(rows.map(({ answer }) => answer.classIds?.join()));
      expect(found.size).toBe(1);
    }
    isRunning = false;
    await rounds;
  });

  it('refuses a name twice, a project without labels, annotators and strangers', async () => {
    const { ctx, projectId } = await makeReviews(2);
    await freeze(ctx, projectId, 'v1');
    await expect(freeze(ctx, projectId, 'v1')).rejects.toMatchObject({ code: 'conflict' });
    expect((await listDatasetVersions(ctx, { projectId })).datasetVersions).toHaveLength(1);
    const empty = await makeReviews(0);
    await expect(freeze(empty.ctx, empty.projectId, 'v1')).rejects.toMatchObject({
      code: 'invalid',
    });
    await expect(freeze(empty.ctx, projectId, 'v2')).rejects.toMatchObject({ code: 'not_found' });
    const annotator = await makeMemberCtx(database.db, projectId, 'annotator');
    await expect(freeze(annotator, projectId, 'v2')).rejects.toMatchObject({ code: 'forbidden' });
    expect(await ctx.db.select().from(items).where(eq(items.projectId, projectId))).toHaveLength(2);
  });
});
