/**
 * Returns the address a request came from, as a key for limits. `x-concord-peer` is set by our own
 * HTTP server from the socket (whatever a client sends there is overwritten); behind Next alone the
 * last hop of X-Forwarded-For is the socket’s address unless the client sent that header itself.
 */
export function clientAddress(headers: Headers): string {
  const peer = headers.get('x-concord-peer');
  if (peer !== null) return peer;
  return headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || 'unknown';
}
