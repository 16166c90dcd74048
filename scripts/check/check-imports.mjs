import { execFileSync } from 'node:child_process';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import rules from '../../.dependency-cruiser.mjs';

const FOLDERS =
  'app cli components core db e2e editor i18n inference sdk server instrumentation.ts proxy.ts';

/**
 * Checks the import rules, and that every source file was seen: without a transpiler that knows
 * this version of TypeScript the tool skips .ts files and finds nothing wrong.
 */
const sources = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter((path) => /[.]tsx?$/.test(path));
const folders = FOLDERS.split(' ').filter((folder) =>
  sources.some((path) => path === folder || path.startsWith(`${folder}/`)),
);
const { output } = await cruise(
  folders,
  { ...rules.options, ruleSet: { forbidden: rules.forbidden }, validate: true },
  undefined,
  { tsConfig: extractTSConfig('tsconfig.json') },
);
for (const { rule, from, to, cycle } of output.summary.violations) {
  const way = cycle ? cycle.map(({ name }) => name).join(' → ') : to;
  console.log(`${rule.name}: ${from} → ${way}`);
}
const seen = new Set(
  output.modules
    .filter(({ dependencies }) => dependencies !== undefined)
    .map(({ source }) => source),
);
const missed = sources.filter((path) => folders.includes(path.split('/')[0]) && !seen.has(path));
const edges = output.modules.reduce((sum, { dependencies }) => sum + dependencies.length, 0);
for (const path of missed.slice(0, 10)) console.log(`not seen by the import rules: ${path}`);
if (edges < seen.size) console.log(`only ${edges} imports found in ${seen.size} modules`);
console.log(`${seen.size} modules, ${edges} imports`);
const isGood = output.summary.violations.length === 0 && missed.length === 0 && edges >= seen.size;
process.exit(isGood ? 0 : 1);
