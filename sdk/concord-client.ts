import type { z } from 'zod';
import type { Contract } from '@/core/contracts/contract';
import { ApiProblem, toApiProblem } from './api-problem';

/** What a call needs: only the parts its contract has. */
export interface CallInput<C extends Contract> {
  params?: z.input<C['params']>;
  query?: z.input<C['query']>;
  body?: z.input<C['body']>;
  /** For multipart contracts, in place of `body`. */
  form?: FormData;
  /** The version the caller has seen, for contracts that need If-Match. */
  ifMatch?: number;
  idempotencyKey?: string;
  signal?: AbortSignal;
  /** For `call`: after so many milliseconds without the whole answer there is none. */
  timeoutMs?: number;
}

export interface ClientOptions {
  /** Such as `http://127.0.0.1:3000`; empty for the page's own origin. */
  origin?: string;
  /** Bearer token; absent in the browser, where the session cookie counts. */
  token?: string;
  fetch?: typeof fetch;
}

/** The address of one call: parameters filled in, query appended. */
export function contractUrl<C extends Contract>(contract: C, input: CallInput<C>): string {
  const params = (input.params ?? {}) as Record<string, string>;
  const path = contract.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries((input.query ?? {}) as Record<string, unknown>)) {
    if (value !== undefined && value !== null) search.set(name, String(value));
  }
  return search.size === 0 ? path : `${path}?${search}`;
}

function requestInit<C extends Contract>(
  contract: C,
  input: CallInput<C>,
  token: string | undefined,
): RequestInit {
  const headers: Record<string, string> = {};
  if (token !== undefined) headers.authorization = `Bearer ${token}`;
  if (contract.bodyKind === 'json') headers['content-type'] = 'application/json';
  if (input.ifMatch !== undefined) headers['if-match'] = `"v${input.ifMatch}"`;
  if (input.idempotencyKey !== undefined) headers['idempotency-key'] = input.idempotencyKey;
  const init: RequestInit = { method: contract.method, headers };
  if (contract.bodyKind === 'json') init.body = JSON.stringify(input.body ?? {});
  if (input.form !== undefined) init.body = input.form;
  if (input.signal !== undefined) init.signal = input.signal;
  return init;
}

/** Calls the HTTP interface by contract, so that requests and answers are typed by one source. */
export class ConcordClient {
  readonly #origin: string;
  readonly #token: string | undefined;
  readonly #fetch: typeof fetch;

  constructor(options: ClientOptions = {}) {
    this.#origin = options.origin ?? '';
    this.#token = options.token;
    this.#fetch = options.fetch ?? ((...args) => fetch(...args));
  }

  /** Answers the raw response, for streams. @throws ApiProblem for any status that is not 2xx. */
  async fetch<C extends Contract>(contract: C, input: CallInput<C> = {}): Promise<Response> {
    const url = `${this.#origin}${contractUrl(contract, input)}`;
    let response: Response;
    try {
      response = await this.#fetch(url, requestInit(contract, input, this.#token));
    } catch (error) {
      if (input.signal?.aborted) throw error;
      throw new ApiProblem({ code: 'network', status: 0, detail: String(error) });
    }
    if (!response.ok) throw await toApiProblem(response);
    return response;
  }

  /** Answers the JSON body. @throws ApiProblem for any status that is not 2xx, and for no answer in time. */
  async call<C extends Contract>(
    contract: C,
    input: CallInput<C> = {},
  ): Promise<z.output<C['response']>> {
    const { signal, timeoutMs } = input;
    if (timeoutMs === undefined) return this.#read(contract, input);
    const patience = new AbortController();
    const giveUp = () => patience.abort(signal?.reason);
    const timer = setTimeout(giveUp, timeoutMs);
    signal?.addEventListener('abort', giveUp);
    try {
      return await this.#read(contract, { ...input, signal: patience.signal });
    } catch (error) {
      if (!patience.signal.aborted || signal?.aborted) throw error;
      throw new ApiProblem({ code: 'network', status: 0, detail: 'No answer in time' });
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', giveUp);
    }
  }

  async #read<C extends Contract>(
    contract: C,
    input: CallInput<C>,
  ): Promise<z.output<C['response']>> {
    const response = await this.fetch(contract, input);
    return (await response.json()) as z.output<C['response']>;
  }
}
