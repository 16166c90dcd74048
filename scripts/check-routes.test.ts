import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkRoutes } from './check-routes.mjs';

let root = '';

function write(path: string, text: string): void {
  const full = join(root, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, text);
}

const ITEM_ROUTE = 'app/api/v1/items/[itemId]/route.ts';
const ITEM = `export const GET = defineRoute(getItemContract, ({ ctx }) => getItem(ctx));\n`;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'concord-routes-'));
  const contract = (name: string, method: string, path: string, more: string) =>
    `export const ${name} = defineContract({\n  method: '${method}',\n  path: '${path}',\n${more}\n});\n`;
  const actor = `  policy: { access: 'actor', action: 'items.read', scope: null },`;
  write(
    'core/contracts/get-item.contract.ts',
    contract('getItemContract', 'GET', '/api/v1/items/{itemId}', actor),
  );
  write(
    'core/contracts/get-file.contract.ts',
    contract(
      'getFileContract',
      'GET',
      '/api/v1/files/{sha256}',
      `${actor}\n  responseKind: 'file',`,
    ),
  );
  write(
    'core/contracts/look-up.contract.ts',
    contract('lookUpContract', 'POST', '/api/v1/look-up', `  policy: { access: 'public' },`),
  );
  write(
    'core/contracts/predict.contract.ts',
    contract('predictContract', 'POST', '/v1/models/{modelName}:predict', actor),
  );
  write(
    'core/contracts/route-manifest.ts',
    'export const ROUTE_MANIFEST = [getItemContract, getFileContract, lookUpContract, predictContract];',
  );
  write(ITEM_ROUTE, ITEM);
  write(
    'app/api/v1/files/[sha256]/route.ts',
    'export const GET = defineRoute(getFileContract, x);\nexport const HEAD = defineRoute(getFileContract, y);\n',
  );
  write(
    'app/api/v1/look-up/route.ts',
    'export const POST = definePublicRoute(\n  lookUpContract,\n  x,\n);\n',
  );
  write(
    'app/v1/models/[modelCall]/route.ts',
    'export const POST = defineRoute(predictContract, x);\n',
  );
  write('app/healthz/route.ts', 'export function GET() {}\n');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('check-routes', () => {
  it('finds nothing where every route is made from the contract of its place', () => {
    expect(checkRoutes(root)).toEqual([]);
  });

  it.each([
    [
      'a handler that is a plain function',
      `${ITEM}export async function POST() {}\n`,
      /POST is not made by/,
    ],
    [
      'a handler made by something else',
      'export const GET = wrap(getItemContract, x);\n',
      /GET is not made by/,
    ],
    [
      'a handler handed on from another file',
      `export { GET } from './other';\n`,
      /not a handler of a contract/,
    ],
    [
      'all exports of another file',
      `${ITEM}export * from './other';\n`,
      /not a handler of a contract/,
    ],
    [
      'a method other than the contract’s',
      'export const DELETE = defineRoute(getItemContract, x);\n',
      /which is GET/,
    ],
    [
      'HEAD of what is no file',
      `${ITEM}export const HEAD = defineRoute(getItemContract, x);\n`,
      /HEAD is made from/,
    ],
    [
      'a contract of another place',
      'export const GET = defineRoute(getFileContract, x);\n',
      /belongs at \/api\/v1\/files/,
    ],
    [
      'a protected contract on the public door',
      'export const GET = definePublicRoute(getItemContract, x);\n',
      /is `actor` but/,
    ],
    [
      'a contract nobody knows',
      'export const GET = defineRoute(nothingContract, x);\n',
      /no known contract/,
    ],
    ['a handler hidden in a comment', `/* ${ITEM} */`, /exports no handler/],
  ])('finds %s', (_what, source, problem) => {
    write(ITEM_ROUTE, source);
    expect(checkRoutes(root).join('\n')).toMatch(problem);
  });

  it('takes HEAD = GET beside the GET of a file, and only there', () => {
    const file = 'app/api/v1/files/[sha256]/route.ts';
    write(file, 'export const GET = defineRoute(getFileContract, x);\nexport const HEAD = GET;\n');
    expect(checkRoutes(root)).toEqual([]);
    write(ITEM_ROUTE, `${ITEM}export const HEAD = GET;\n`);
    expect(checkRoutes(root).join('\n')).toMatch(/items.*HEAD is not made by/);
  });

  it('takes a function that only takes `name:verb` apart for the handler of that contract', () => {
    const file = 'app/v1/models/[modelCall]/route.ts';
    const made = 'const predict = defineRoute(predictContract, x);\n';
    write(file, `${made}export async function POST(request) {\n  return predict(request, y);\n}\n`);
    expect(checkRoutes(root)).toEqual([]);
    write(file, `${made}export async function POST(request) {\n  return other(request);\n}\n`);
    expect(checkRoutes(root).join('\n')).toMatch(/POST is not made by/);
  });

  it('finds a route outside the interface that is not on the list', () => {
    write('app/debug/route.ts', 'export function GET() {}\n');
    expect(checkRoutes(root).join('\n')).toMatch(/app\/debug\/route\.ts: GET is not made by/);
  });

  it('finds a contract without a route', () => {
    rmSync(join(root, ITEM_ROUTE));
    expect(checkRoutes(root)).toEqual([
      'getItemContract: no route answers GET /api/v1/items/{itemId}',
    ]);
  });

  it('finds a contract that is not in the manifest', () => {
    write(
      'core/contracts/route-manifest.ts',
      'export const ROUTE_MANIFEST = [getFileContract, lookUpContract, predictContract];',
    );
    expect(checkRoutes(root)).toEqual(['getItemContract: is not in the route manifest']);
  });
});
