import type { z } from 'zod';
import type { Contract } from '@/core/contracts/contract';
import { AppError } from '@/core/errors';
import { getDb } from '@/db/client';
import { findActor } from '../auth/find-actor';
import type { Actor, Ctx, PublicCtx } from '../context';
import { limitRequests } from '../rate-limit/limit-requests';
import { getStorage } from '../storage/get-storage';
import { metrics } from '../telemetry/metrics';
import { assertSameOrigin } from './assert-same-origin';
import { errorToResponse } from './error-to-response';
import { readIfMatch } from './read-if-match';
import { readJsonBody } from './read-json-body';
import { withIdempotency } from './with-idempotency';

export interface RouteInput<C extends Contract, Context> {
  ctx: Context;
  params: z.output<C['params']>;
  query: z.output<C['query']>;
  /** Parsed for JSON bodies; multipart handlers read `request` themselves. */
  body: z.output<C['body']>;
  /** The version of If-Match; 0 where the contract does not ask for one. */
  ifMatch: number;
  request: Request;
}

type Answer<C extends Contract> = z.input<C['response']> | Response;
type NextRoute = (
  request: Request,
  segment: { params: Promise<Record<string, string | string[] | undefined> | undefined> },
) => Promise<Response>;

function assertScope(contract: Contract, actor: Actor): void {
  if (contract.policy.access === 'public' || actor.scopes === null) return;
  const { scope } = contract.policy;
  if (scope === null) {
    throw new AppError('forbidden', { message: 'A token cannot do this; sign in' });
  }
  if (!actor.scopes.includes(scope)) {
    throw new AppError('forbidden', { message: `The token lacks the scope ${scope}` });
  }
}

function toResponse(
  contract: Contract,
  answer: unknown,
  headers: Record<string, string>,
): Response {
  if (answer instanceof Response) return answer;
  return Response.json(contract.response.parse(answer), {
    status: contract.status,
    headers: { 'cache-control': 'no-store', ...headers },
  });
}

async function parseInput(contract: Contract, request: Request, rawParams: unknown) {
  const url = new URL(request.url);
  const params = contract.params.parse(rawParams);
  const query = contract.query.parse(Object.fromEntries(url.searchParams));
  const rawBody =
    contract.bodyKind === 'json' ? await readJsonBody(request, contract.bodyBytesMax) : {};
  const body = contract.bodyKind === 'json' ? contract.body.parse(rawBody) : {};
  const ifMatch = contract.needsIfMatch ? readIfMatch(request) : 0;
  return { params, query, body, rawBody, ifMatch, path: url.pathname };
}

async function answerRequest(
  contract: Contract,
  request: Request,
  rawParams: Promise<unknown>,
  run: (input: RouteInput<Contract, Ctx>) => Promise<unknown>,
): Promise<Response> {
  // Next resolves to undefined where the path has no parameters.
  const params = (await rawParams) ?? {};
  const actor = await findActor(request);
  const isByCookie = request.headers.has('cookie') && !request.headers.has('authorization');
  if (isByCookie) assertSameOrigin(request);
  if (contract.policy.access === 'actor') {
    if (actor === null) throw new AppError('unauthenticated');
    assertScope(contract, actor);
  }
  await limitRequests(actor, request, contract.isPiece);
  const { rawBody, path, ...input } = await parseInput(contract, request, params);
  const ctx = { db: getDb(), actor, now: new Date(), storage: getStorage() } as Ctx;
  const key = request.headers.get('idempotency-key');
  if (!contract.isIdempotent || contract.bodyKind === 'multipart' || key === null) {
    return toResponse(contract, await run({ ...input, ctx, request }), {});
  }
  const keyed = { key, route: `${contract.id} ${path}`, body: rawBody };
  const { answer, isReplay } = await withIdempotency(ctx, keyed, contract.status, async (inner) =>
    contract.response.parse(await run({ ...input, ctx: inner, request })),
  );
  return toResponse(contract, answer, isReplay ? { 'idempotency-replayed': 'true' } : {});
}

/**
 * Makes the Next.js handler of one contract: who calls, may the token, parse, run the use case,
 * answer. It is the only catcher of errors. An actor is guaranteed to the handler.
 */
export function defineRoute<C extends Contract>(
  contract: C,
  handle: (input: RouteInput<C, Ctx>) => Promise<Answer<C>>,
): NextRoute {
  const run = handle as (input: RouteInput<Contract, Ctx>) => Promise<unknown>;
  return async (request, segment) => {
    const stopTimer = metrics().requestSeconds.startTimer({
      route: contract.id,
      method: contract.method,
    });
    const response = await answerRequest(contract, request, segment.params, run).catch(
      (error: unknown) => errorToResponse(error, contract.id),
    );
    stopTimer({ status: String(response.status) });
    return response;
  };
}

/** The same for a `public` contract: `ctx.actor` may be null. */
export function definePublicRoute<C extends Contract>(
  contract: C,
  handle: (input: RouteInput<C, PublicCtx>) => Promise<Answer<C>>,
): NextRoute {
  return defineRoute(contract, handle as (input: RouteInput<C, Ctx>) => Promise<Answer<C>>);
}
