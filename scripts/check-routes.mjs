import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Routes that are no operations of the interface: everything else goes through the one door. */
const ALLOWED = [
  /^app\/api\/auth\/.+\/route\.ts$/,
  /^app\/api\/openapi\.json\/route\.ts$/,
  /^app\/(healthz|readyz|metrics)\/route\.ts$/,
];
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
/** Next’s own settings of a route; they run no code of ours. */
const SETTINGS = ['dynamic', 'maxDuration', 'runtime', 'revalidate'];

function listFiles(folder, name) {
  const found = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...listFiles(path, name));
    else if (name.test(entry.name)) found.push(path);
  }
  return found;
}

function withoutComments(source) {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

/** Reads what the check needs of every contract from the text of its definition. */
function readContracts(root) {
  const contracts = new Map();
  for (const file of listFiles(join(root, 'core/contracts'), /\.contract\.ts$/)) {
    const source = withoutComments(readFileSync(file, 'utf8'));
    for (const match of source.matchAll(/export const (\w+Contract) = defineContract\(\{/g)) {
      const text = source.slice(match.index);
      contracts.set(match[1], {
        method: /\bmethod: '(\w+)'/.exec(text)?.[1],
        path: /\bpath: '([^']+)'/.exec(text)?.[1],
        access: /\baccess: '(\w+)'/.exec(text)?.[1],
        isFile: /^.*?\bresponseKind: 'file'/s.test(text.slice(0, text.indexOf('\n});'))),
      });
    }
  }
  return contracts;
}

function readManifest(root) {
  const source = readFileSync(join(root, 'core/contracts/route-manifest.ts'), 'utf8');
  const list = source.slice(source.indexOf('ROUTE_MANIFEST'));
  return new Set([...list.matchAll(/\b\w+Contract\b/g)].map(([name]) => name));
}

/** `app/api/v1/items/[itemId]/route.ts` → `/api/v1/items/{itemId}`; route groups have no place. */
function placeOf(file) {
  const parts = file.split('/').slice(1, -1);
  const segments = parts.filter((part) => !/^\(.*\)$/.test(part));
  return `/${segments.map((part) => part.replace(/^\[(.+)\]$/, '{$1}')).join('/')}`;
}

/** A folder cannot be `[name]:verb`: such a last segment is matched by any one parameter. */
function isSamePlace(contractPath, place) {
  if (!contractPath.includes(':')) return contractPath === place;
  const parent = (path) => path.slice(0, path.lastIndexOf('/'));
  const last = place.slice(place.lastIndexOf('/') + 1);
  return parent(contractPath) === parent(place) && /^\{\w+\}$/.test(last);
}

function exportsOf(source) {
  const found = [];
  const pattern =
    /^export\s+(?:default\b|\*|\{[^}]*\}|type\b|(?:async\s+)?function\*?\s+(\w+)|(?:const|let|var)\s+(\w+)(?:\s*=\s*(\w+)(?:<[^>]*>)?\(\s*(\w+))?)/gm;
  for (const match of source.matchAll(pattern)) {
    const [text, functionName, constName, maker, contract] = match;
    const line = source.slice(match.index).split('\n')[0].trim();
    found.push({
      text: text.split('\n')[0],
      line,
      name: functionName ?? constName,
      maker,
      contract,
    });
  }
  return found;
}

/** `export const HEAD = GET;` beside the GET of a file is that same door. */
function isGetAgain(one, found, contracts) {
  const get = found.find(({ name }) => name === 'GET');
  const isFile = contracts.get(get?.contract)?.isFile === true;
  return isFile && /^export const HEAD = GET;?$/.test(one.line);
}

/**
 * A path like `{name}:predict` is one segment to Next, so its route may be a function that takes
 * the parameter apart and hands the request to the one handler made in the same file.
 */
function innerHandler(one, source, contracts) {
  if (!/^export async function [A-Z]+\b/.test(one.text)) return undefined;
  const made = [...source.matchAll(/^const (\w+) = (define(?:Public)?Route)\(\s*(\w+)/gm)];
  const [[, name, maker, contract] = []] = made;
  const isCombined = made.length === 1 && contracts.get(contract)?.path.includes(':') === true;
  if (!isCombined || !source.includes(`return ${name}(request, `)) return undefined;
  return { ...one, maker, contract };
}

function checkExport(file, one, found, contracts) {
  const say = (what) => `${file}: ${what}`;
  if (isGetAgain(one, found, contracts)) return [];
  if (one.name === undefined) return [say(`\`${one.text}\` is not a handler of a contract`)];
  if (SETTINGS.includes(one.name)) return [];
  if (!METHODS.includes(one.name)) return [say(`exports ${one.name}, which is no HTTP method`)];
  if (one.maker !== 'defineRoute' && one.maker !== 'definePublicRoute') {
    return [say(`${one.name} is not made by defineRoute or definePublicRoute`)];
  }
  const contract = contracts.get(one.contract);
  if (contract === undefined) return [say(`${one.name} uses no known contract (${one.contract})`)];
  const problems = [];
  const isHeadOfFile = one.name === 'HEAD' && contract.method === 'GET' && contract.isFile;
  if (one.name !== contract.method && !isHeadOfFile) {
    problems.push(say(`${one.name} is made from ${one.contract}, which is ${contract.method}`));
  }
  if (!isSamePlace(contract.path, placeOf(file))) {
    problems.push(say(`${one.contract} belongs at ${contract.path}`));
  }
  if ((one.maker === 'definePublicRoute') !== (contract.access === 'public')) {
    problems.push(say(`${one.contract} is \`${contract.access}\` but made by ${one.maker}`));
  }
  return problems;
}

/**
 * Guarantees that every route file goes through a contract with a policy at the right place, and
 * that every contract is in the route manifest and has its route. Returns the problems found.
 * @param {string} root the repository’s folder
 * @returns {string[]}
 */
export function checkRoutes(root) {
  const contracts = readContracts(root);
  const manifest = readManifest(root);
  const problems = [];
  const routed = new Set();
  for (const path of listFiles(join(root, 'app'), /^route\.(tsx?|jsx?|mjs)$/)) {
    const file = relative(root, path).split(sep).join('/');
    if (ALLOWED.some((pattern) => pattern.test(file))) continue;
    const source = withoutComments(readFileSync(path, 'utf8'));
    const found = exportsOf(source).map((one) => innerHandler(one, source, contracts) ?? one);
    if (found.length === 0) problems.push(`${file}: exports no handler`);
    for (const one of found) {
      problems.push(...checkExport(file, one, found, contracts));
      if (one.name !== 'HEAD') routed.add(one.contract);
    }
  }
  for (const [name, { method, path, access }] of contracts) {
    if (access === undefined) problems.push(`${name}: no policy`);
    if (!manifest.has(name)) problems.push(`${name}: is not in the route manifest`);
    if (!routed.has(name)) problems.push(`${name}: no route answers ${method} ${path}`);
  }
  for (const name of manifest) {
    if (!contracts.has(name)) problems.push(`${name}: in the route manifest, but no such contract`);
  }
  return problems;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
  const problems = checkRoutes(root);
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  process.stdout.write(
    problems.length === 0
      ? 'routes: every one has a policy\n'
      : `routes: ${problems.length} problems\n`,
  );
  process.exitCode = problems.length === 0 ? 0 : 1;
}
