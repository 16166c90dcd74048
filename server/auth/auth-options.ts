import { eq } from 'drizzle-orm';
import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { AppError } from '@/core/errors';
import { type Db, getDb } from '@/db/client';
import { users } from '@/db/schema/users';
import { env } from '../env';
import { log } from '../log';
import { clientAddress } from '../rate-limit/client-address';
import { endSession } from './end-sessions';
import { findSessionActor } from './find-session-actor';
import type { SignInSource } from './finish-sign-in';
import { safeCallbackPath } from './safe-callback-path';
import { type SessionClaims, sessionCookieName, usesSecureCookies } from './session-cookie';
import { signInWithLink } from './sign-in-with-link';
import { signInWithPassword } from './sign-in-with-password';
import { SESSION_HOURS } from './start-session';

type SignIn = (db: Db, input: unknown, source: SignInSource) => Promise<SessionClaims>;

/** The client sees the stable code of the error and nothing else. */
async function attempt(signIn: SignIn, input: unknown, headers: Headers) {
  try {
    const { uid, sid } = await signIn(getDb(), input, { headers, address: clientAddress(headers) });
    return { id: uid, sid };
  } catch (error) {
    if (error instanceof AppError) throw new Error(error.code);
    log().error({ err: error }, 'sign-in failed');
    throw new Error('internal');
  }
}

function provider(id: string, fields: readonly string[], signIn: SignIn) {
  return CredentialsProvider({
    id,
    name: id,
    credentials: Object.fromEntries(fields.map((field) => [field, { type: 'text' }])),
    authorize: (input, request) =>
      attempt(signIn, input, new Headers(request.headers as Record<string, string>)),
  });
}

async function describeSession(claims: SessionClaims) {
  const actor = await findSessionActor(getDb(), claims);
  if (actor === null) throw new Error('the session has ended');
  const [user] = await getDb()
    .select({ id: users.id, name: users.name, email: users.email })
    .from(users)
    .where(eq(users.id, actor.userId));
  if (user === undefined) throw new Error('the user is gone');
  return user;
}

/**
 * next-auth’s settings: two credential providers (`password`, `link`), an encrypted cookie that
 * carries only {uid, sid}, and a session that is worth what its row in the database is worth.
 */
export function authOptions(): NextAuthOptions {
  const secure = usesSecureCookies();
  return {
    secret: env().authSecret,
    session: { strategy: 'jwt', maxAge: SESSION_HOURS * 3600 },
    useSecureCookies: secure,
    cookies: {
      sessionToken: {
        name: sessionCookieName(),
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure },
      },
    },
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    providers: [
      provider('password', ['email', 'password'], signInWithPassword),
      provider('link', ['secret'], signInWithLink),
    ],
    callbacks: {
      redirect: ({ url, baseUrl }) => baseUrl + safeCallbackPath(url, baseUrl),
      jwt: ({ token, user }) => {
        const source = (user ?? token) as unknown as { id?: string; uid?: string; sid: string };
        return { uid: source.id ?? source.uid ?? '', sid: source.sid };
      },
      session: async ({ session, token }) => ({
        expires: session.expires,
        user: await describeSession(token as unknown as SessionClaims),
      }),
    },
    events: {
      signOut: async ({ token }) => {
        const sid = (token as Partial<SessionClaims> | null)?.sid;
        if (sid !== undefined) await endSession(getDb(), sid);
      },
    },
    logger: {
      error: (code) => log().debug({ code }, 'next-auth error'),
      warn: (code) => log().debug({ code }, 'next-auth warning'),
      debug: () => undefined,
    },
  };
}
