import { decode } from 'next-auth/jwt';
import { z } from 'zod';
import { env } from '../env';

const ClaimsSchema = z.object({ uid: z.string().min(1), sid: z.string().min(1) });

/** What the encrypted cookie carries: nothing but who and which session row. */
export type SessionClaims = z.infer<typeof ClaimsSchema>;

const COOKIE_BYTES_MAX = 16_384;

/** True where people reach the server by https: cookies are then `Secure`. */
export function usesSecureCookies(): boolean {
  return env().publicOrigin.startsWith('https://');
}

export function sessionCookieName(): string {
  return `${usesSecureCookies() ? '__Host-' : ''}concord.session-token`;
}

/** Returns the cookies of a header; of a name given twice the first counts. Never throws. */
export function parseCookies(header: string): Record<string, string> {
  const cookies: Record<string, string> = Object.create(null);
  for (const part of header.split(';')) {
    const at = part.indexOf('=');
    if (at < 1) continue;
    const name = part.slice(0, at).trim();
    if (name in cookies) continue;
    const raw = part.slice(at + 1).trim();
    try {
      cookies[name] = decodeURIComponent(raw);
    } catch {
      cookies[name] = raw;
    }
  }
  return cookies;
}

/** Returns what the session cookie says, null where there is none or it is not ours. Never throws. */
export async function readSessionCookie(headers: Headers): Promise<SessionClaims | null> {
  const header = headers.get('cookie');
  if (header === null || header.length > COOKIE_BYTES_MAX) return null;
  const token = parseCookies(header)[sessionCookieName()];
  if (token === undefined) return null;
  try {
    return ClaimsSchema.parse(await decode({ token, secret: env().authSecret }));
  } catch {
    return null;
  }
}
