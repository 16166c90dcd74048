import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import next from 'next';
import { whenStopped } from './stop-in-order.mjs';

const ROOT = join(import.meta.dirname, '..', '..');
/** A slow upload of a large import may take this long; Node’s default is 5 minutes. */
const REQUEST_TIMEOUT_MS = 6 * 3600_000;
const HEADERS_TIMEOUT_MS = 60_000;

/**
 * Serves the built application from this process until it is stopped. Resolves once the server is
 * ready: the port is open and the boot (first admin, jobs, demo) is over.
 * @param {{port: number, host: string, isDev: boolean}} options
 */
export async function serve({ port, host, isDev }) {
  const life = { stopping: new AbortController(), hooks: [], isReady: false, boot: undefined };
  globalThis.concordLife = life;
  const app = next({ dev: isDev, dir: ROOT, hostname: host, port });
  await app.prepare();
  whenStopped('the application', () => app.close());
  const handle = app.getRequestHandler();
  const server = createServer((request, response) => {
    // Whatever a client claims here, the limits count by the address it really comes from.
    request.headers['x-concord-peer'] = request.socket.remoteAddress ?? 'unknown';
    handle(request, response);
  });
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  await listen(server, port, host);
  whenStopped('the server', () => drain(server, life));
  await wakeUp(server);
  if (life.boot === undefined) throw new Error('The application did not hand over its boot');
  await life.boot();
  life.isReady = true;
}

/**
 * @param {import('node:http').Server} server
 * @param {number} port
 * @param {string} host
 * @returns {Promise<void>}
 */
function listen(server, port, host) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
}

/**
 * Next.js runs the instrumentation, which hands over the boot, before the first request at the
 * latest: so this is the first.
 * @param {import('node:http').Server} server
 */
async function wakeUp(server) {
  const { port, address } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const host = address === '0.0.0.0' ? '127.0.0.1' : address === '::' ? '::1' : address;
  const name = host.includes(':') ? `[${host}]` : host;
  const answer = await fetch(`http://${name}:${port}/healthz`);
  if (!answer.ok) throw new Error(`The application does not answer (${answer.status})`);
}

/**
 * Not ready at once and event streams end; requests under way finish, up to a deadline; then
 * queue and pool close.
 * @param {import('node:http').Server} server
 * @param {{stopping: AbortController, hooks: (() => Promise<void>)[], hurry?: () => void}} life
 */
async function drain(server, life) {
  const deadlineMs = Number(process.env.CONCORD_STOP_DEADLINE_MS ?? 20_000);
  life.stopping.abort();
  life.hurry = () => server.closeAllConnections();
  await sleep(Number(process.env.CONCORD_DRAIN_MS ?? 500));
  const cut = setTimeout(() => server.closeAllConnections(), deadlineMs);
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeIdleConnections();
  });
  clearTimeout(cut);
  for (const hook of life.hooks.toReversed()) await hook();
}
