import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { consensus } from '@/db/schema/consensus';
import { projects } from '@/db/schema/projects';
import { tasks } from '@/db/schema/tasks';
import { createTestDatabase } from '@/db/testing/test-database';
import { closeModelHost } from '@/inference/server/model-host';
import { getAgreement } from '../agreement/get-agreement';
import { listAnnotators } from '../agreement/list-annotators';
import { makeSystemCtx } from '../jobs/system-ctx';
import { ensureFirstAdmin } from '../setup/ensure-first-admin';
import { loadDigitGlyphs } from './load-digit-glyphs';
import { fillWithDemo } from './seed-demo';

let database: Awaited<ReturnType<typeof createTestDatabase>>;

beforeAll(async () => {
  database = await createTestDatabase();
  await ensureFirstAdmin();
});

afterAll(async () => {
  closeModelHost();
  await database.close();
});

describe('seedDemo', () => {
  test('gives agreement, disputes and annotators of different quality something to show, once', async ({
    skip,
  }) => {
    if ((await loadDigitGlyphs()) === null) skip('the package mnist is not installed');
    await fillWithDemo();
    const seeded = await database.db.select().from(projects);
    expect(seeded.map(({ name }) => name).sort()).toEqual(['Film reviews', 'Handwritten numbers']);
    for (const { id, kind, blindPercent } of seeded) {
      expect(blindPercent, kind).toBe(0);
      const states = await database.db.select().from(consensus).where(eq(consensus.projectId, id));
      const agreed = states.filter(({ state }) => state === 'agreed').length;
      const disputed = states.filter(({ state }) => state === 'disputed').length;
      expect(agreed, kind).toBeGreaterThan(states.length * 0.3);
      expect(disputed, kind).toBeGreaterThan(3);
      const open = await database.db.select().from(tasks).where(eq(tasks.projectId, id));
      expect(open.filter(({ slots }) => slots > 0).length, kind).toBeGreaterThan(10);
      const ctx = makeSystemCtx();
      const { measures } = await getAgreement(ctx, { projectId: id as `prj_${string}` });
      expect(measures[0]?.alpha.value, kind).toBeGreaterThan(0.2);
      const { annotators } = await listAnnotators(ctx, { projectId: id as `prj_${string}` });
      expect(annotators[0]?.name, kind).toBe('Spammer');
      expect(annotators.at(-1)?.name, kind).toBe('Careful');
    }
    await database.db.delete(projects);
    await fillWithDemo();
    expect(await database.db.select().from(projects)).toEqual([]);
  }, 120_000);
});
