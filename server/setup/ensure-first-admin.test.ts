import { and, eq, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Db } from '@/db/client';
import { apiTokens } from '@/db/schema/api-tokens';
import { sessions } from '@/db/schema/sessions';
import { signInLinks } from '@/db/schema/sign-in-links';
import { users } from '@/db/schema/users';
import { createTestDatabase } from '@/db/testing/test-database';
import { findTokenActor } from '../auth/find-token-actor';
import { hashPassword } from '../auth/passwords';
import { AuthClient } from '../auth/testing/auth-client';
import { env } from '../env';
import { applyAdminFromEnvironment } from './apply-admin-from-environment';
import { ensureFirstAdmin } from './ensure-first-admin';
import { offerFirstAdminLink } from './offer-first-admin-link';

let db: Db;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ db, close } = await createTestDatabase());
});
afterAll(() => close());
beforeEach(async () => {
  await db.delete(users);
  (globalThis as { concordLimiters?: unknown }).concordLimiters = undefined;
});

/** Starts and returns the secrets printed. */
async function start(times = 1): Promise<string[]> {
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  await Promise.all(
    Array.from({ length: times }, async () => {
      await ensureFirstAdmin();
      await offerFirstAdminLink();
    }),
  );
  const text = written.mock.calls.map(([chunk]) => String(chunk)).join('');
  written.mockRestore();
  const pattern = new RegExp(`${env().publicOrigin}/sign-in/link#([0-9A-Za-z]{43})`, 'g');
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '');
}

describe('the first start', () => {
  it('makes one admin without a password and prints a link that signs in once', async () => {
    const [secret = ''] = await start();
    const admins = await db.select().from(users);
    expect(admins).toMatchObject([
      { email: 'admin@localhost', instanceRole: 'admin', passwordHash: null },
    ]);
    const client = new AuthClient();
    expect((await client.signIn('link', { secret })).error).toBeNull();
    expect((await new AuthClient().signIn('link', { secret })).error).toBe('gone');
    const stored = JSON.stringify(await db.select().from(signInLinks));
    expect(stored).not.toContain(secret);
  });

  it('of ten processes at once makes exactly one admin and leaves one working link', async () => {
    const secrets = await start(10);
    expect(secrets).toHaveLength(10);
    expect(await db.select().from(users)).toHaveLength(1);
    const answers = await Promise.all(
      secrets.map((secret) => new AuthClient().signIn('link', { secret })),
    );
    expect(answers.filter((answer) => answer.error === null)).toHaveLength(1);
    expect(await db.select().from(sessions)).toHaveLength(1);
  });

  it('prints a new link at each start, which ends the one before, until a password is set', async () => {
    const [first = ''] = await start();
    const [second = ''] = await start();
    expect((await new AuthClient().signIn('link', { secret: first })).error).toBe('gone');
    await db.update(users).set({ passwordHash: await hashPassword('chosen by the admin') });
    expect(await start()).toEqual([]);
    expect((await new AuthClient().signIn('link', { secret: second })).error).toBe('gone');
  });

  it('does not count a disabled admin or a member with a password', async () => {
    const passwordHash = await hashPassword('a long password');
    await db.insert(users).values([
      {
        id: 'usr_1',
        email: 'a@example.org',
        name: 'A',
        passwordHash,
        isDisabled: true,
        instanceRole: 'admin',
      },
      { id: 'usr_2', email: 'b@example.org', name: 'B', passwordHash },
    ]);
    expect(await start()).toHaveLength(1);
  });
});

describe('an admin named by the environment', () => {
  const settings = {
    adminEmail: 'Boss@example.org',
    adminPassword: 'set by the environment',
    adminToken: `cncd_${'a1B2'.repeat(10)}`,
  };

  it('is made once, can sign in, and has a token with every scope that is stored as a hash', async () => {
    for (let count = 0; count < 3; count += 1) await applyAdminFromEnvironment(db, settings);
    expect(await db.select().from(users)).toMatchObject([{ email: 'boss@example.org' }]);
    const tokens = await db.select().from(apiTokens);
    expect(tokens).toHaveLength(1);
    expect(JSON.stringify(tokens)).not.toContain(settings.adminToken);
    const actor = await findTokenActor(db, `Bearer ${settings.adminToken}`);
    expect(actor).toMatchObject({ instanceRole: 'admin', tokenProjectId: null });
    expect(actor?.scopes).toContain('admin');
    const { adminEmail: email, adminPassword: password } = settings;
    expect((await new AuthClient().signIn('password', { email, password })).error).toBeNull();
    expect(await start()).toEqual([]);
  });

  it('is brought back when disabled or demoted, and a new token ends the former', async () => {
    await applyAdminFromEnvironment(db, settings);
    await db.update(users).set({ instanceRole: 'member', isDisabled: true });
    const adminToken = `cncd_${'z9Y8'.repeat(10)}`;
    await applyAdminFromEnvironment(db, { ...settings, adminToken });
    expect(await findTokenActor(db, `Bearer ${settings.adminToken}`)).toBeNull();
    expect(await findTokenActor(db, `Bearer ${adminToken}`)).toMatchObject({
      instanceRole: 'admin',
    });
    const live = and(eq(apiTokens.name, 'CONCORD_ADMIN_TOKEN'), isNull(apiTokens.revokedAt));
    expect(await db.select().from(apiTokens).where(live)).toHaveLength(1);
  });

  it('with a token alone still gets a link, so that somebody can sign in', async () => {
    const { adminToken } = settings;
    await applyAdminFromEnvironment(db, {
      adminToken,
      adminEmail: undefined,
      adminPassword: undefined,
    });
    expect(await start()).toHaveLength(1);
    expect(await db.select().from(users)).toHaveLength(1);
  });

  it.each([
    [{ adminToken: 'secret' }, /CONCORD_ADMIN_TOKEN/],
    [{ adminToken: `cncd_${'a'.repeat(26)}` }, /at least 32/],
    [{ adminToken: 'a'.repeat(40) }, /begin with cncd_/],
    [{ adminPassword: 'short' }, /CONCORD_ADMIN_PASSWORD/],
    [{ adminEmail: 'nobody' }, /CONCORD_ADMIN_EMAIL/],
  ])('is refused with a clear message that keeps the value: %o', async (wrong, message) => {
    const given = {
      adminEmail: undefined,
      adminPassword: undefined,
      adminToken: undefined,
      ...wrong,
    };
    await expect(applyAdminFromEnvironment(db, given)).rejects.toThrow(message);
    expect(await db.select().from(users)).toEqual([]);
  });
});
