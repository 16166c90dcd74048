import { eq, sql } from 'drizzle-orm';
import { encode } from 'next-auth/jwt';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GET as getMe, PATCH as patchMe } from '@/app/api/v1/me/route';
import { PATCH as patchUser } from '@/app/api/v1/users/[userId]/route';
import type { Db } from '@/db/client';
import { auditEvents } from '@/db/schema/audit-events';
import { sessions } from '@/db/schema/sessions';
import { signInLinks } from '@/db/schema/sign-in-links';
import { users } from '@/db/schema/users';
import { createTestDatabase } from '@/db/testing/test-database';
import { env } from '../env';
import { hashSecret, makeSecret } from './secrets';
import { sessionCookieName } from './session-cookie';
import { AuthClient } from './testing/auth-client';
import { makeBearer, makeUser } from './testing/make-user';

const PASSWORD = 'correct horse battery';
let db: Db;
let close: () => Promise<void>;
let person: { id: string; email: string };
let client: AuthClient;

beforeAll(async () => {
  ({ db, close } = await createTestDatabase());
});
afterAll(() => close());
beforeEach(async () => {
  (globalThis as { concordLimiters?: unknown }).concordLimiters = undefined;
  person = await makeUser(db, { password: PASSWORD });
  client = new AuthClient();
});

const none = { params: Promise.resolve({}) };

async function statusOfMe(headers: Record<string, string>): Promise<number> {
  return (await getMe(new Request(`${env().publicOrigin}/api/v1/me`, { headers }), none)).status;
}

const statusBy = (one: AuthClient) => statusOfMe({ cookie: one.cookieHeader });

function patch(headers: Record<string, string>, body: object): Request {
  const { publicOrigin } = env();
  return new Request(`${publicOrigin}/api/v1/me`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json', origin: publicOrigin, ...headers },
    body: JSON.stringify(body),
  });
}

async function signedIn(): Promise<AuthClient> {
  const made = new AuthClient();
  const answer = await made.signIn('password', { email: person.email, password: PASSWORD });
  expect(answer.error).toBeNull();
  return made;
}

describe('a session', () => {
  it('begins with the right password and is described without a secret', async () => {
    client = await signedIn();
    expect(await statusBy(client)).toBe(200);
    const session = await (await client.send('session')).json();
    expect(session).toEqual({
      expires: expect.any(String),
      user: { id: person.id, email: person.email, name: person.email },
    });
    const [row] = await db.select().from(sessions).where(eq(sessions.userId, person.id));
    const hours = ((row?.expiresAt.getTime() ?? 0) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(11);
    expect(hours).toBeLessThanOrEqual(12.01);
  });

  it('does not begin with a wrong password, an unknown e-mail or without a CSRF token', async () => {
    const wrong = { email: person.email, password: 'not the password' };
    expect(await client.signIn('password', wrong)).toMatchObject({
      status: 401,
      error: 'wrong_password',
    });
    const unknown = { email: 'nobody@example.org', password: PASSWORD };
    expect(await client.signIn('password', unknown)).toMatchObject({ error: 'wrong_password' });
    const body = new URLSearchParams({ email: person.email, password: PASSWORD, json: 'true' });
    await client.send('callback/password', { method: 'POST', body });
    expect(client.sessionCookie).toBeUndefined();
    expect(await db.select().from(sessions).where(eq(sessions.userId, person.id))).toEqual([]);
  });

  it('is worth nothing after sign-out, though the cookie is kept', async () => {
    client = await signedIn();
    const stolen = client.cookieHeader;
    await client.signOut();
    expect(client.sessionCookie).toBeUndefined();
    expect(await statusOfMe({ cookie: stolen })).toBe(401);
  });

  it('gets a new id at each sign-in, and the one before ends (fixation)', async () => {
    const planted = await signedIn();
    const victim = new AuthClient();
    for (const [name, value] of planted.cookies) victim.cookies.set(name, value);
    await victim.signIn('password', { email: person.email, password: PASSWORD });
    expect(victim.sessionCookie).not.toBe(planted.sessionCookie);
    expect(await statusBy(planted)).toBe(401);
    expect(await statusBy(victim)).toBe(200);
  });

  it('ends for every other browser when the password changes', async () => {
    const [here, elsewhere] = [await signedIn(), await signedIn()];
    const refused = await patchMe(
      patch(
        { cookie: here.cookieHeader },
        { newPassword: 'another long one', currentPassword: 'no' },
      ),
      none,
    );
    expect(refused.status).toBe(401);
    const changed = await patchMe(
      patch(
        { cookie: here.cookieHeader },
        { newPassword: 'another long one', currentPassword: PASSWORD },
      ),
      none,
    );
    expect(changed.status).toBe(200);
    expect(await statusBy(here)).toBe(200);
    expect(await statusBy(elsewhere)).toBe(401);
    const again = await client.signIn('password', { email: person.email, password: PASSWORD });
    expect(again.error).toBe('wrong_password');
  });

  it('and every token end when the account is disabled; a role change ends sessions', async () => {
    const admin = await makeUser(db, { password: PASSWORD, instanceRole: 'admin' });
    const adminClient = new AuthClient();
    await adminClient.signIn('password', { email: admin.email, password: PASSWORD });
    const change = (body: object) =>
      patchUser(patch({ cookie: adminClient.cookieHeader }, body), {
        params: Promise.resolve({ userId: person.id }),
      });
    client = await signedIn();
    expect((await change({ instanceRole: 'admin' })).status).toBe(200);
    expect(await statusBy(client)).toBe(401);
    client = await signedIn();
    const bearer = await makeBearer(db, person.id, ['projects:read']);
    expect(await statusOfMe({ authorization: bearer })).toBe(200);
    expect((await change({ isDisabled: true })).status).toBe(200);
    expect(await statusBy(client)).toBe(401);
    expect(await statusOfMe({ authorization: bearer })).toBe(401);
    const again = await new AuthClient().signIn('password', {
      email: person.email,
      password: PASSWORD,
    });
    expect(again.error).toBe('wrong_password');
    await change({ isDisabled: false });
    expect(await statusOfMe({ authorization: bearer })).toBe(401);
  });

  it('ends by the database clock', async () => {
    client = await signedIn();
    await db.update(sessions).set({ expiresAt: sql`now()` }).where(eq(sessions.userId, person.id));
    expect(await statusBy(client)).toBe(401);
    const session = await client.send('session');
    expect(await session.json()).toEqual({});
  });

  it('of another person cannot be claimed by a cookie that names them', async () => {
    client = await signedIn();
    const [row] = await db.select().from(sessions).where(eq(sessions.userId, person.id));
    const other = await makeUser(db);
    const claims = { uid: other.id, sid: row?.id ?? '' };
    const forged = await encode({ token: claims, secret: env().authSecret });
    expect(await statusOfMe({ cookie: `${sessionCookieName()}=${forged}` })).toBe(401);
  });

  it('is never made from broken credentials: 401, never 500', async () => {
    const name = sessionCookieName();
    const otherSecret = await encode({
      token: { uid: person.id, sid: 'ses_1' },
      secret: 'x'.repeat(32),
    });
    const none64 = Buffer.from('{"alg":"none"}').toString('base64url');
    const cookies = [
      '%E0%A4%A',
      'x'.repeat(8192),
      'x'.repeat(40_000),
      `${none64}.e30.`,
      otherSecret,
      '',
    ];
    for (const value of cookies) expect(await statusOfMe({ cookie: `${name}=${value}` })).toBe(401);
    const bearers = [
      'Bearer',
      'Bearer ',
      'Bearer %E0%A4%A',
      'Basic YTpi',
      'Bearer cncd_short',
      `Bearer cncd_${'x'.repeat(9000)}`,
      `Bearer cncd_${'x'.repeat(43)}`,
    ];
    for (const authorization of bearers) expect(await statusOfMe({ authorization })).toBe(401);
    client = await signedIn();
    expect(
      await statusOfMe({ cookie: client.cookieHeader, authorization: 'Bearer nonsense' }),
    ).toBe(401);
  });

  it('is not given to a look-alike of the e-mail', async () => {
    await makeUser(db, { email: 'maria@example.org', password: PASSWORD });
    const alike = { email: 'm\u0430ria@example.org', password: PASSWORD };
    expect((await client.signIn('password', alike)).error).toBe('wrong_password');
    const upper = { email: ' Maria@Example.org ', password: PASSWORD };
    expect((await client.signIn('password', upper)).error).toBeNull();
  });

  it('is refused after five wrong passwords a minute, and right ones do not count', async () => {
    for (let count = 0; count < 8; count += 1) await signedIn();
    const guess = (password: string) =>
      client.signIn('password', { email: person.email, password });
    for (let count = 0; count < 5; count += 1)
      expect((await guess('wrong')).error).toBe('wrong_password');
    expect((await guess(PASSWORD)).error).toBe('rate_limited');
  });

  it('leaves an audit row for each sign-in and each failure, without the password', async () => {
    client = await signedIn();
    await client.signIn('password', { email: person.email, password: 'wrong password' });
    const rows = await db.select().from(auditEvents).where(eq(auditEvents.objectId, person.id));
    expect(rows.map((row) => row.event).sort()).toEqual(['user.sign_in_failed', 'user.signed_in']);
    expect(JSON.stringify(rows)).not.toContain('wrong password');
  });
});

describe('a one-time link', () => {
  async function makeLink(expiresAt = sql`now() + interval '1 hour'`): Promise<string> {
    const secret = makeSecret();
    await db
      .insert(signInLinks)
      .values({ secretHash: hashSecret(secret), userId: person.id, expiresAt });
    return secret;
  }

  it('signs in once, even when used ten times at once', async () => {
    const secret = await makeLink();
    const clients = Array.from({ length: 10 }, () => new AuthClient());
    const answers = await Promise.all(clients.map((one) => one.signIn('link', { secret })));
    expect(answers.filter((answer) => answer.error === null)).toHaveLength(1);
    expect(answers.filter((answer) => answer.error === 'gone')).toHaveLength(9);
    const winner = clients[answers.findIndex((answer) => answer.error === null)];
    expect(winner && (await statusBy(winner))).toBe(200);
  });

  it('is refused when expired, unknown, or when its user is disabled; guessing is limited', async () => {
    expect((await client.signIn('link', { secret: await makeLink(sql`now()`) })).error).toBe(
      'gone',
    );
    const secret = await makeLink();
    await db.update(users).set({ isDisabled: true }).where(eq(users.id, person.id));
    expect((await client.signIn('link', { secret })).error).toBe('gone');
    const guesses = [];
    for (let count = 0; count < 20; count += 1) {
      guesses.push((await client.signIn('link', { secret: makeSecret() })).error);
    }
    expect(guesses.at(-1)).toBe('rate_limited');
  });
});

describe('the sign-in door', () => {
  it('leads only to our own origin, whatever callbackUrl says', async () => {
    const evil = [
      '//evil.example',
      '/\\evil.example',
      '\\\\evil.example',
      'https:evil.example',
      'https://evil.example/',
      'javascript:alert(1)',
      '/%09/evil.example',
      '/\t/evil.example',
      'http://127.0.0.1:3000@evil.example',
      'http://127.0.0.1:3000.evil.example',
      '/..//evil.example',
      'data:text/html,x',
    ];
    for (const callbackUrl of evil) {
      const one = new AuthClient();
      one.cookies.set('next-auth.callback-url', callbackUrl);
      const fields = { email: person.email, password: PASSWORD, callbackUrl };
      const answer = await one.signIn('password', fields);
      expect([callbackUrl, answer.status, new URL(answer.url).origin]).toEqual([
        callbackUrl,
        200,
        env().publicOrigin,
      ]);
      expect(new URL(answer.url).pathname).not.toMatch(/^\/\//);
      const page = await one.send(`signin?callbackUrl=${encodeURIComponent(callbackUrl)}`);
      const target = new URL(page.headers.get('location') ?? '', env().publicOrigin);
      expect(target.origin).toBe(env().publicOrigin);
      const inner = new URL(target.searchParams.get('callbackUrl') ?? '', env().publicOrigin);
      expect(inner.origin).toBe(env().publicOrigin);
    }
    const own = {
      email: person.email,
      password: PASSWORD,
      callbackUrl: '/projects/prj_1?tab=items',
    };
    expect((await client.signIn('password', own)).url).toBe(
      `${env().publicOrigin}/projects/prj_1?tab=items`,
    );
  });

  it('is closed to posts from other sites and to unknown actions', async () => {
    const post = (headers: Record<string, string>) =>
      client.send('signout', { method: 'POST', headers, body: new URLSearchParams() });
    expect((await post({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await post({ origin: 'null' })).status).toBe(403);
    expect((await post({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await client.send('__proto__')).status).toBe(404);
    expect(
      (await client.send('_log', { method: 'POST', body: '{"level":"__proto__"}' })).status,
    ).toBe(204);
  });

  it('answers broken bodies with 4xx', async () => {
    const json = { 'content-type': 'application/json' };
    for (const body of ['{', 'null', '[]', '"x"']) {
      const response = await client.send('callback/password', {
        method: 'POST',
        headers: json,
        body,
      });
      expect(response.status).toBe(400);
    }
    const large = await client.send('callback/password', {
      method: 'POST',
      body: 'x'.repeat(20_000),
    });
    expect(large.status).toBe(413);
  });
});

describe('a changing request by cookie', () => {
  it('is refused from another site, without an origin, and as plain text', async () => {
    client = await signedIn();
    const { cookieHeader: cookie } = client;
    const { publicOrigin } = env();
    const send = async (headers: Record<string, string>) => {
      const request = new Request(`${publicOrigin}/api/v1/me`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json', cookie, ...headers },
        body: JSON.stringify({ name: 'Changed' }),
      });
      return (await patchMe(request, none)).status;
    };
    expect(await send({})).toBe(403);
    expect(await send({ origin: 'null' })).toBe(403);
    expect(await send({ origin: 'https://evil.example' })).toBe(403);
    expect(await send({ origin: `${publicOrigin}.evil.example` })).toBe(403);
    expect(await send({ origin: publicOrigin, 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await send({ origin: publicOrigin, 'content-type': 'text/plain' })).toBe(415);
    const [user] = await db.select().from(users).where(eq(users.id, person.id));
    expect(user?.name).toBe(person.email);
    expect(await send({ origin: publicOrigin })).toBe(200);
    expect(await send({ 'sec-fetch-site': 'same-origin' })).toBe(200);
  });

  it('cannot pollute prototypes', async () => {
    client = await signedIn();
    for (const text of [
      '{"__proto__":{"polluted":1}}',
      '{"constructor":{"prototype":{"polluted":1}}}',
    ]) {
      const request = new Request(`${env().publicOrigin}/api/v1/me`, {
        method: 'PATCH',
        headers: {
          'content-type': 'application/json',
          cookie: client.cookieHeader,
          origin: env().publicOrigin,
        },
        body: text,
      });
      expect([text, (await patchMe(request, none)).status]).toEqual([text, 400]);
    }
    const query = await client.send('session?__proto__=polluted&constructor=polluted');
    expect(query.status).toBe(200);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});
