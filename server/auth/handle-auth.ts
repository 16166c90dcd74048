import type { NextApiRequest, NextApiResponse } from 'next';
import NextAuth from 'next-auth';
import { AppError } from '@/core/errors';
import { env } from '../env';
import { errorToResponse } from '../http/error-to-response';
import { authOptions } from './auth-options';
import { safeCallbackPath } from './safe-callback-path';
import { parseCookies } from './session-cookie';

const ACTIONS = new Set(['providers', 'session', 'csrf', 'signin', 'signout', 'callback', 'error']);
const BODY_BYTES_MAX = 16_384;

function assertOwnSite(request: Request): void {
  const site = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  const isForeignSite = site !== null && site !== 'same-origin' && site !== 'none';
  const isForeignOrigin = origin !== null && origin !== env().publicOrigin;
  if (request.method === 'POST' && (isForeignSite || isForeignOrigin)) {
    throw new AppError('cross_site');
  }
}

async function readFields(request: Request): Promise<Record<string, unknown>> {
  if (request.method !== 'POST') return {};
  const text = await request.text();
  if (text.length > BODY_BYTES_MAX) throw new AppError('too_large');
  const type = request.headers.get('content-type') ?? '';
  if (!type.includes('application/json')) return Object.fromEntries(new URLSearchParams(text));
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) {
      return Object.fromEntries(Object.entries(parsed));
    }
  } catch (error) {
    throw new AppError('bad_request', { message: 'The body is not valid JSON', cause: error });
  }
  throw new AppError('bad_request', { message: 'The body is not an object' });
}

function withSafeCallback(fields: Record<string, unknown>): Record<string, unknown> {
  if (!('callbackUrl' in fields)) return fields;
  const { publicOrigin } = env();
  return {
    ...fields,
    callbackUrl: publicOrigin + safeCallbackPath(fields['callbackUrl'], publicOrigin),
  };
}

function withoutForeignCallback(cookies: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(cookies).filter(([name]) => !name.endsWith('.callback-url')),
  );
}

/** Collects what next-auth answers through Node’s response interface. */
function collectAnswer() {
  const headers = new Headers({ 'cache-control': 'private, no-store' });
  let status = 200;
  let body: string | null = null;
  const answer = {
    status(code: number) {
      status = code;
      return answer;
    },
    getHeader: (name: string) =>
      name.toLowerCase() === 'set-cookie' ? headers.getSetCookie() : headers.get(name),
    setHeader(name: string, value: string | readonly string[]) {
      headers.delete(name);
      for (const one of Array.isArray(value) ? value : [value]) headers.append(name, one);
      return answer;
    },
    json(value: unknown) {
      headers.set('content-type', 'application/json');
      body = JSON.stringify(value);
    },
    send(value: unknown) {
      if (typeof value === 'object' && value !== null) answer.json(value);
      else body = value === undefined ? null : String(value);
    },
    end: () => undefined,
  };
  return { answer, toResponse: () => new Response(body, { status, headers }) };
}

/**
 * Answers `/api/auth/*` by next-auth, through a door of our own: only its session actions, only
 * from our own pages, small bodies, and never a callback address on another origin.
 */
export async function handleAuth(request: Request): Promise<Response> {
  try {
    const url = new URL(request.url);
    const nextauth = url.pathname.split('/').slice(3);
    if (nextauth[0] === '_log') return new Response(null, { status: 204 });
    if (!ACTIONS.has(nextauth[0] ?? '')) throw new AppError('not_found');
    assertOwnSite(request);
    process.env['NEXTAUTH_URL'] = env().publicOrigin;
    const query = { ...withSafeCallback(Object.fromEntries(url.searchParams)), nextauth };
    const body = withSafeCallback(await readFields(request));
    const cookies = withoutForeignCallback(parseCookies(request.headers.get('cookie') ?? ''));
    const headers = Object.fromEntries(request.headers);
    const incoming = { query, body, cookies, headers, method: request.method };
    const { answer, toResponse } = collectAnswer();
    await NextAuth(
      incoming as unknown as NextApiRequest,
      answer as unknown as NextApiResponse,
      authOptions(),
    );
    return toResponse();
  } catch (error) {
    return errorToResponse(error, 'auth');
  }
}
