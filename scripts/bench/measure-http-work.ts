import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { WorkGround } from './make-work-ground';
import { measureRate } from './work-rate';

type Post = (path: string, body: unknown, key?: string) => Promise<unknown>;

/** One client of one person: a connection that is kept, a token in each request. */
function makeClient(origin: string, token: string): { post: Post; close: () => void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const post: Post = (path, body, key) =>
    new Promise((resolve, reject) => {
      const bytes = Buffer.from(JSON.stringify(body));
      const headers = {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'content-length': bytes.length,
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      };
      const sent = request(`${origin}${path}`, { method: 'POST', agent, headers }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          if (Math.floor((answer.statusCode ?? 0) / 100) === 2) resolve(JSON.parse(text));
          else reject(new Error(`${path}: ${answer.statusCode} ${text.slice(0, 300)}`));
        });
      });
      sent.on('error', reject);
      sent.end(bytes);
    });
  return { post, close: () => agent.destroy() };
}

/** Pairs a second over HTTP, one client a person; `isKeyed`: each submit has an idempotency key. */
export async function measureHttpWork(
  ground: WorkGround,
  origin: string,
  pairs: number,
  isKeyed: boolean,
): Promise<number> {
  const projectId = await ground.makeProject(pairs);
  const clients = ground.people.map(({ token }) => makeClient(origin, token));
  const workers = clients.map(({ post }) => async () => {
    const claimed = (await post(`/api/v1/projects/${projectId}/assignments`, { count: 1 })) as {
      assignments: { id: string }[];
    };
    const [assignment] = claimed.assignments;
    if (assignment === undefined) return false;
    const answer = { regions: [], classIds: [1], durationMs: 10 };
    const path = `/api/v1/assignments/${assignment.id}/annotation`;
    await post(path, answer, isKeyed ? randomUUID() : undefined);
    return true;
  });
  const rate = await measureRate(workers, pairs);
  for (const { close } of clients) close();
  return rate;
}

/**
 * The floor of HTTP: twice as many requests that do nothing (`/healthz`), counted as pairs a second.
 */
export async function measureHttpFloor(
  ground: WorkGround,
  origin: string,
  pairs: number,
): Promise<number> {
  const agents = ground.people.map(() => new Agent({ keepAlive: true, maxSockets: 1 }));
  const get = (agent: Agent) =>
    new Promise<void>((resolve, reject) => {
      const sent = request(`${origin}/healthz`, { agent }, (answer) => {
        answer.resume();
        answer.on('end', resolve);
      });
      sent.on('error', reject);
      sent.end();
    });
  const workers = agents.map((agent) => async () => {
    await get(agent);
    await get(agent);
    return true;
  });
  const rate = await measureRate(workers, pairs);
  for (const agent of agents) agent.destroy();
  return rate;
}
