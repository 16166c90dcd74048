import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What no linter rule says. `allowed`: the places where it is meant. */
const RULES = [
  {
    says: 'process.env is read in server/env.ts alone',
    files: /^(app|components|core|db|editor|i18n|inference|sdk|server|[^/]+[.]ts$)/,
    pattern: /process\.env\b/,
    allowed:
      /^(server\/env[.]ts|server\/auth\/handle-auth[.]ts|components\/offline\/build-name[.]ts|db\/client[.]ts|db\/testing\/|db\/embedded-postgres\/|instrumentation[.]ts|proxy[.]ts|playwright[.]config[.]ts)|[.]test[.]tsx?$|[.]test-support[.]/,
  },
  {
    says: 'SQL from text only where it is listed here: constants and numbers',
    files: /^(app|components|core|db|server)\//,
    pattern: /\bsql\.raw\(|\.unsafe(<[^(]*>)?\(/,
    allowed:
      /^(db\/testing\/|db\/embedded-postgres\/|db\/schema\/items[.]ts|server\/sql-instant[.]ts|server\/items\/item-json[.]ts|server\/models\/help-sums[.]ts|server\/execute-prepared[.]ts|server\/assignments\/claim-tasks[.]ts|server\/consensus\/(consensus-json|store-resolved-labels)[.]ts|server\/datasets\/split-intervals[.]ts|server\/imports\/write-batch[.]ts|server\/jobs\/enqueue[.]ts)|[.]test[.]ts$/,
  },
  {
    says: 'a worker is a file *.worker.ts beside its user',
    files: /[.]tsx?$/,
    pattern: /new Worker\(\s*new URL\((?!\s*'\.\/[^']+\.worker\.ts')/,
    allowed: /^scripts[/]check[/]check-sources/,
  },
  {
    says: 'no inner HTML',
    files: /^(app|components)\//,
    pattern: /dangerouslySetInnerHTML|\.innerHTML\b/,
    allowed: /^$/,
  },
  {
    says: 'nothing is left to do',
    files: /[.](tsx?|mjs|py)$/,
    pattern: /\b(TODO|FIXME|XXX|HACK)\b/,
    allowed: /^scripts\/check\/check-sources/,
  },
  {
    says: 'type errors are not silenced',
    files: /[.]tsx?$/,
    pattern: /@ts-(ignore|nocheck|expect-error)/,
    allowed: /^$/,
  },
];
/** Next.js and Playwright give these names their meaning. */
const NAMED_BY_OTHERS =
  /^(page|layout|route|error|global-error|not-found|loading|default|index)[.]/;

/**
 * Returns what is wrong with a set of files, one line each.
 * @param {string[]} paths relative to the repository
 * @param {(path: string) => string} read
 */
export function findFaults(paths, read) {
  const faults = [];
  for (const path of paths) {
    const rules = RULES.filter(({ files, allowed }) => files.test(path) && !allowed.test(path));
    if (rules.length === 0) continue;
    const lines = read(path).split('\n');
    lines.forEach((line, index) => {
      for (const { says, pattern } of rules) {
        if (pattern.test(line)) faults.push(`${path}:${index + 1}: ${says}`);
      }
    });
  }
  return [...faults, ...findDoubles(paths)];
}

/** @param {string[]} paths */
function findDoubles(paths) {
  const seen = new Map();
  const faults = [];
  for (const path of paths.filter((name) => /[.]tsx?$/.test(name))) {
    const name = basename(path);
    if (NAMED_BY_OTHERS.test(name)) continue;
    if (seen.has(name)) faults.push(`${path}: its name is taken by ${seen.get(name)}`);
    seen.set(name, path);
  }
  return faults;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const list = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' });
  const paths = list
    .split('\n')
    .filter((path) => /[.](tsx?|mjs|py)$/.test(path) && existsSync(path));
  const faults = findFaults(paths, (path) => readFileSync(path, 'utf8'));
  for (const fault of faults) console.log(fault);
  process.exit(faults.length === 0 ? 0 : 1);
}
