import type { z } from 'zod';
import type { Action, Scope } from '../roles';

/**
 * Who may call a route. `public` needs nobody; `actor` needs a session or a token whose scopes
 * hold `scope` (`null`: no token may, only a session). `action` is what the use case authorizes.
 */
export type Policy =
  | { access: 'public' }
  | { access: 'actor'; action: Action; scope: Scope | null };

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One operation of the HTTP interface: the source of its route, the SDK and the OpenAPI text. */
export interface Contract<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  /** verb-noun, unique; also the OpenAPI operationId in camel case. */
  id: string;
  method: HttpMethod;
  /** With parameters in braces: `/api/v1/projects/{projectId}`. */
  path: string;
  summary: string;
  policy: Policy;
  params: Params;
  query: Query;
  /** The JSON body, or the text fields of a multipart one. */
  body: Body;
  bodyKind: 'none' | 'json' | 'multipart';
  /** The largest JSON body in bytes. */
  bodyBytesMax: number;
  response: Response;
  /** `file`: the answer is a stream, `response` does not apply. */
  responseKind: 'json' | 'file';
  status: number;
  /** One small piece of many that make a whole: counted apart, and ten times as many a minute. */
  isPiece: boolean;
  /** Honours `Idempotency-Key`: a replay gives the same answer, another body 422. */
  isIdempotent: boolean;
  /** Needs `If-Match: "v3"`; absent 428, stale 412. */
  needsIfMatch: boolean;
}
