import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_PREFERENCES, PreferencesSchema } from '@/core/preferences';
import { createTestDatabase } from '@/db/testing/test-database';
import { makeGround, makePerson } from '../assignments/testing/test-project';
import type { Ctx } from '../context';
import { getPreferences } from './get-preferences';
import { putPreferences } from './put-preferences';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let ground: Ctx;

beforeAll(async () => {
  database = await createTestDatabase();
  ground = await makePerson(await makeGround(database.db), 'admin');
});
afterAll(() => database.close());

const CVAT = PreferencesSchema.parse({ keymap: { preset: 'cvat', bindings: { undo: ['KeyU'] } } });

/** As the workbench writes them, which alone knows what they mean. */
const VIEW = { brightness: 1.4, gridPx: 20, labels: 'selected', hasGrid: false };

describe('preferences', () => {
  it('are the defaults until something is chosen, and each person’s own', async () => {
    const [ann, bob] = [await makePerson(ground), await makePerson(ground)];
    expect(await getPreferences(ann)).toEqual({ preferences: DEFAULT_PREFERENCES, version: 1 });
    expect(await putPreferences(ann, { ifMatch: 1, preferences: CVAT })).toMatchObject({
      version: 2,
    });
    expect(await getPreferences(ann)).toEqual({ preferences: CVAT, version: 2 });
    expect(await getPreferences(bob)).toEqual({ preferences: DEFAULT_PREFERENCES, version: 1 });
  });

  it('keep the settings of the view as the workbench wrote them, beside the rest', async () => {
    const ann = await makePerson(ground);
    const preferences = PreferencesSchema.parse({ ...CVAT, view: VIEW });
    await putPreferences(ann, { ifMatch: 1, preferences });
    const stored = (await getPreferences(ann)).preferences;
    expect(stored).toEqual(preferences);
    expect(stored.view).toEqual(VIEW);
  });

  it('are never overwritten by a page that has not seen the last change', async () => {
    const ann = await makePerson(ground);
    await expect(putPreferences(ann, { ifMatch: 4, preferences: CVAT })).rejects.toMatchObject({
      code: 'stale_version',
      details: { version: 1 },
    });
    await putPreferences(ann, { ifMatch: 1, preferences: CVAT });
    await expect(
      putPreferences(ann, { ifMatch: 1, preferences: DEFAULT_PREFERENCES }),
    ).rejects.toMatchObject({ code: 'stale_version', details: { version: 2 } });
    await putPreferences(ann, { ifMatch: 2, preferences: DEFAULT_PREFERENCES });
    expect(await getPreferences(ann)).toEqual({ preferences: DEFAULT_PREFERENCES, version: 3 });
  });

  it('of a shape that is no longer known fall back to the defaults', async () => {
    const ann = await makePerson(ground);
    await putPreferences(ann, { ifMatch: 1, preferences: CVAT });
    await database.db.execute(
      sql`update user_preferences set preferences = '{"keymap": 7}' where user_id = ${ann.actor.userId}`,
    );
    expect(await getPreferences(ann)).toEqual({ preferences: DEFAULT_PREFERENCES, version: 2 });
  });
});

describe('the shape of preferences', () => {
  it('takes chords by the place of the key, modifiers in one order', () => {
    const withChord = (chord: string) =>
      PreferencesSchema.safeParse({ keymap: { bindings: { undo: [chord] } } }).success;
    expect(withChord('mod+shift+alt+KeyZ')).toBe(true);
    expect(withChord('shift+mod+KeyZ')).toBe(false);
    expect(withChord('z')).toBe(false);
    expect(withChord('<script>')).toBe(false);
  });

  it('has bounds', () => {
    const view = { note: 'x'.repeat(9_000) };
    expect(PreferencesSchema.safeParse({ view }).success).toBe(false);
    const bindings = Object.fromEntries(Array.from({ length: 401 }, (_, i) => [`a${i}`, []]));
    expect(PreferencesSchema.safeParse({ keymap: { bindings } }).success).toBe(false);
  });
});
