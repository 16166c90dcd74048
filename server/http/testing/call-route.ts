import { env } from '../../env';

type Handler = (
  request: Request,
  segment: { params: Promise<Record<string, string>> },
) => Promise<Response>;

interface Call {
  method?: string;
  params?: Record<string, string>;
  query?: string;
  authorization?: string;
  body?: unknown;
}

/** Calls a route handler as Next would and returns its status and JSON. */
export async function callRoute(handler: unknown, call: Call = {}) {
  const headers = new Headers();
  if (call.authorization !== undefined) headers.set('authorization', call.authorization);
  if (call.body !== undefined) headers.set('content-type', 'application/json');
  const request = new Request(`${env().publicOrigin}/api/v1/test${call.query ?? ''}`, {
    method: call.method ?? (call.body === undefined ? 'GET' : 'POST'),
    headers,
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
  });
  const response = await (handler as Handler)(request, {
    params: Promise.resolve(call.params ?? {}),
  });
  const text = await response.text();
  return { status: response.status, json: text === '' ? null : JSON.parse(text) };
}
