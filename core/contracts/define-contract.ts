import { z } from 'zod';
import type { Contract } from './contract';

const NoneSchema = z.object({}).strict();
type None = typeof NoneSchema;

type Wanted<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
> = Pick<Contract<P, Q, B, R>, 'id' | 'method' | 'path' | 'summary' | 'policy' | 'response'> &
  Partial<Contract<P, Q, B, R>>;

const JSON_BYTES_MAX = 2 * 1024 * 1024;

/** Fills a contract's defaults: no parameters, a JSON body where one is named, status 200 (201 for POST with a key). */
export function defineContract<
  R extends z.ZodType,
  P extends z.ZodType = None,
  Q extends z.ZodType = None,
  B extends z.ZodType = None,
>(wanted: Wanted<P, Q, B, R>): Contract<P, Q, B, R> {
  return {
    params: NoneSchema as unknown as P,
    query: NoneSchema as unknown as Q,
    body: NoneSchema as unknown as B,
    bodyKind: wanted.body === undefined ? 'none' : 'json',
    bodyBytesMax: JSON_BYTES_MAX,
    responseKind: 'json',
    status: wanted.isIdempotent ? 201 : 200,
    isPiece: false,
    isIdempotent: false,
    needsIfMatch: false,
    ...wanted,
  };
}
