import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Contract } from '@/core/contracts/contract';
import { ROUTE_MANIFEST } from '@/core/contracts/route-manifest';
import { INSTANCE_ACTIONS, PROJECT_ACTIONS, type ProjectRole, ScopeSchema } from '@/core/roles';
import { type Db, setDb } from '@/db/client';
import { createTestDatabase } from '@/db/testing/test-database';
import { makeBearer, makeUser } from '../auth/testing/make-user';
import { env } from '../env';
import { EXAMPLE_BODIES } from './testing/example-bodies';
import { giveBelongings, makeWorld, signedInHeaders, type World } from './testing/make-world';

type Handler = (
  request: Request,
  segment: { params: Promise<Record<string, string> | undefined> },
) => Promise<Response>;
type Headers = Record<string, string>;
type Ids = Record<string, string>;

process.env['CONCORD_API_PER_MINUTE'] = '1000000';

const ROLES: readonly ProjectRole[] = ['manager', 'reviewer', 'annotator', 'engineer'];
const EXTRA_KEYS = [
  'role',
  'isAdmin',
  'projectId',
  'annotatorId',
  'status',
  'createdAt',
  '__proto__',
];
const REFUSALS = [401, 403, 404];

function fileOf(contract: Contract): string {
  const place = contract.path.replace(/\{\w+\}:\w+$/, '[model]').replace(/\{(\w+)\}/g, '[$1]');
  return join(process.cwd(), 'app', place, 'route.ts');
}

const PRESENT = ROUTE_MANIFEST.filter((contract) => existsSync(fileOf(contract)));
const ABSENT = ROUTE_MANIFEST.filter((contract) => !PRESENT.includes(contract));

let db: Db;
let close: () => Promise<void>;
let here: World;
let there: World;
let adminId = '';
const headersOf: Record<string, Headers> = {};
const idsOf: Record<string, Ids> = {};

async function settle(name: string, world: World, userId: string): Promise<void> {
  headersOf[name] = await signedInHeaders(db, userId);
  idsOf[name] = await giveBelongings(db, world, userId);
}

beforeAll(async () => {
  ({ db, close } = await createTestDatabase());
  await makeUser(db, { email: 'spare@example.org' });
  [here, there] = [await makeWorld(db), await makeWorld(db)];
  adminId = (await makeUser(db, { instanceRole: 'admin' })).id;
  for (const role of ROLES) {
    await settle(role, here, here.people[role]);
    await settle(`other ${role}`, there, there.people[role]);
  }
  await settle('admin', here, adminId);
});
afterAll(() => close());

const mine = (name: string): Ids => idsOf[name] ?? {};
const as = (name: string): Headers => headersOf[name] ?? {};

/** Ids of one world for every path parameter, and of what belongs to the one who calls. */
function idsIn(world: World, belongings: Ids): Ids {
  const { people, ...ids } = world;
  return { ...ids, ...belongings, userId: people.voter };
}

function bodyOf(contract: Contract, body: Record<string, unknown>) {
  if (contract.bodyKind === 'none') return {};
  if (contract.bodyKind === 'json') {
    return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  }
  const form = new FormData();
  for (const [key, value] of Object.entries(body)) form.append(key, String(value));
  form.append(contract.id === 'create-import' ? 'files' : 'model', new Blob(['x']), 'x.png');
  return { body: form };
}

class RollBack extends Error {}

/** Runs with a transaction as the process’s database and undoes all of it. */
async function undone<T>(run: () => Promise<T>): Promise<T> {
  let result: { value: T } | undefined;
  try {
    await db.transaction(async (tx) => {
      setDb({ db: tx, close: async () => {} });
      result = { value: await run() };
      throw new RollBack();
    });
  } catch (error) {
    if (!(error instanceof RollBack)) throw error;
  } finally {
    setDb({ db, close: async () => {} });
  }
  if (result === undefined) throw new Error('nothing ran');
  return result.value;
}

async function call(
  contract: Contract,
  headers: Headers,
  ids: Ids,
  body: Record<string, unknown>,
): Promise<number> {
  const module = (await import(/* @vite-ignore */ fileOf(contract))) as Record<string, Handler>;
  const handler = module[contract.method];
  if (handler === undefined) throw new Error(`${contract.id}: the route has no ${contract.method}`);
  const valueOf = (_: string, name: string) => {
    const value = ids[name];
    if (value === undefined) throw new Error(`no id for ${name}`);
    return value;
  };
  const path = contract.path.replace(/\{(\w+)\}/g, valueOf);
  const query = contract.id === 'export-dataset-version' ? '?format=manifest' : '';
  const sent = bodyOf(contract, body);
  const version = contract.id === 'save-draft' ? 'v0' : 'v1';
  const request = new Request(`${env().publicOrigin}${path}${query}`, {
    method: contract.method,
    ...sent,
    headers: {
      ...sent.headers,
      ...headers,
      ...(contract.needsIfMatch ? { 'if-match': `"${version}"` } : {}),
    },
  });
  const names = [...contract.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  const params: Ids = Object.fromEntries(names.map((name) => [name, ids[name] ?? '']));
  if (contract.id === 'predict') params['model'] = `${params['modelName']}:predict`;
  return undone(async () => {
    // As Next does where the path has no parameters.
    const given = names.length === 0 ? undefined : params;
    const response = await handler(request, { params: Promise.resolve(given) });
    await response.arrayBuffer();
    return response.status;
  });
}

function exampleOf(contract: Contract, world: World): Record<string, unknown> {
  if (contract.bodyKind === 'none') return {};
  const example = EXAMPLE_BODIES[contract.id];
  if (example === undefined) throw new Error(`${contract.id}: no example body`);
  return example(world);
}

const visit = (contract: Contract, headers: Headers, belongings: Ids, world = here) =>
  call(contract, headers, idsIn(world, belongings), exampleOf(contract, world));

function actionOf(contract: Contract) {
  if (contract.policy.access === 'public') throw new Error(`${contract.id} is public`);
  return contract.policy.action;
}

/** Which of the people of `here` (and the manager next door) may call an operation at all. */
function mayCall(contract: Contract, name: string): boolean {
  const action = actionOf(contract);
  if (name === 'admin') return true;
  if (action in PROJECT_ACTIONS) {
    const roles: readonly string[] = PROJECT_ACTIONS[action as keyof typeof PROJECT_ACTIONS];
    return roles.includes(name);
  }
  const rule = INSTANCE_ACTIONS[action as keyof typeof INSTANCE_ACTIONS];
  return rule === 'self' || (rule === 'creator' && name === 'manager');
}

const isOfProject = (contract: Contract) => actionOf(contract) in PROJECT_ACTIONS;
const nameOf = (contract: Contract) => `${contract.method} ${contract.path}`;
const rows = (contracts: readonly Contract[]) =>
  contracts.map((one) => [nameOf(one), one] as const);

const GUARDED = PRESENT.filter((contract) => contract.policy.access === 'actor');
const OF_PROJECT = GUARDED.filter(isOfProject);
const WITH_JSON = PRESENT.filter((contract) => contract.bodyKind === 'json');

it(`walks ${PRESENT.length} of ${ROUTE_MANIFEST.length} operations (${ABSENT.length} have no route yet)`, () => {
  expect(PRESENT.length).toBeGreaterThan(0);
});

describe.each(rows(GUARDED))('%s', (_name, contract) => {
  it('is 401 for nobody and for a token that is none', async () => {
    expect(await visit(contract, {}, mine('manager'))).toBe(401);
    const bearer = { authorization: `Bearer cncd_${'x'.repeat(43)}`, ...as('admin') };
    expect(await visit(contract, bearer, mine('admin'))).toBe(401);
  });

  it('is 403 for an admin’s token without its scope', async () => {
    const { policy } = contract;
    const needed = policy.access === 'actor' ? policy.scope : null;
    const scopes = ScopeSchema.options.filter((scope) => scope !== needed);
    const authorization = await makeBearer(db, adminId, scopes);
    expect(await visit(contract, { authorization }, mine('admin'))).toBe(403);
  });

  it('is open to whom the policy names and to nobody else', async () => {
    for (const name of [...ROLES, 'admin']) {
      const isOpen = mayCall(contract, name);
      const belongings = mine(isOpen ? name : 'annotator');
      const status = await visit(contract, as(name), belongings);
      const said = `${name}: ${status}`;
      if (isOpen) {
        expect(REFUSALS.includes(status), said).toBe(false);
        expect(status, said).toBeLessThan(500);
      } else {
        expect([403, 404].includes(status), said).toBe(true);
      }
    }
  });
});

describe.each(rows(OF_PROJECT))('%s, called from another project,', (_name, contract) => {
  it('is 404 for its manager, its annotator and its tokens: existence is not told', async () => {
    for (const name of ['other manager', 'other annotator', 'other engineer']) {
      expect([name, await visit(contract, as(name), mine('annotator'))]).toEqual([name, 404]);
    }
    const { policy } = contract;
    if (policy.access === 'actor' && policy.scope !== null) {
      for (const userId of [adminId, here.people.manager]) {
        const authorization = await makeBearer(db, userId, ScopeSchema.options, there.projectId);
        expect(await visit(contract, { authorization }, mine('admin'))).toBe(404);
      }
    }
  });

  it('is 404 with any one id of the other project put in', async () => {
    const names = [...contract.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
    const own = idsIn(here, mine('manager'));
    const other = idsIn(there, mine('other manager'));
    for (const name of names.filter((one) => other[one] !== own[one])) {
      const ids = { ...own, [name]: other[name] ?? '' };
      const status = await call(contract, as('manager'), ids, exampleOf(contract, here));
      expect([name, status]).toEqual([name, 404]);
    }
  });

  it('never takes ids of the other project in its body', async () => {
    const body = exampleOf(contract, there);
    if (JSON.stringify(body) === JSON.stringify(exampleOf(contract, here))) return;
    const status = await call(contract, as('manager'), idsIn(here, mine('manager')), body);
    expect([404, 422]).toContain(status);
  });
});

describe.each(rows(WITH_JSON))('%s', (_name, contract) => {
  it('refuses keys it does not know (400), prototype keys included', async () => {
    const example = exampleOf(contract, here);
    for (const key of EXTRA_KEYS.filter((one) => !Object.hasOwn(example, one))) {
      const text = JSON.stringify({ ...example, 'extra-key': 'x' }).replace(
        '"extra-key"',
        `"${key}"`,
      );
      const body = JSON.parse(text) as Record<string, unknown>;
      const status = await call(contract, as('admin'), idsIn(here, mine('admin')), body);
      expect([key, status]).toEqual([key, 400]);
    }
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });
});

describe.each(rows(PRESENT.filter((one) => one.policy.access === 'public')))(
  '%s',
  (_name, contract) => {
    it('answers nobody too, and a broken body with 400', async () => {
      expect(await visit(contract, {}, {})).toBeLessThan(300);
      expect(await call(contract, {}, {}, { secret: 1 })).toBe(400);
    });
  },
);

it('an assignment is its own person’s: a manager of the project gets 404 for another’s', async () => {
  const own = PRESENT.filter((one) => one.path.includes('{assignmentId}'));
  for (const contract of own) {
    expect([contract.id, await visit(contract, as('manager'), mine('annotator'))]).toEqual([
      contract.id,
      404,
    ]);
  }
});
