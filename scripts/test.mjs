import './start/check-node.mjs';
import { installPackages } from './start/install-packages.mjs';
import { say } from './start/progress.mjs';

/**
 * `npm test`: does all of its own set-up and runs every suite, or the named ones
 * (`npm test -- unit use-cases`). The last line sums up.
 */
await installPackages().catch((error) => {
  console.error(`${error.message}\n\n0 passed, 1 failed, 0 skipped`);
  process.exit(1);
});
const { SUITES } = await import('./test/suites.mjs');
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in SUITES));
if (unknown.length > 0) {
  console.error(`No suite ${unknown.join(', ')}; there are: ${Object.keys(SUITES).join(', ')}`);
  process.exit(2);
}

const totals = { passed: 0, failed: 0, skipped: [], flaky: [] };
for (const [name, run] of Object.entries(SUITES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const startedAt = performance.now();
  say(`\n── ${name}`);
  const {
    passed,
    failed,
    skipped,
    flaky = [],
  } = await run().catch((error) => {
    console.error(error.message);
    return { passed: 0, failed: 1, skipped: [] };
  });
  totals.passed += passed;
  totals.failed += failed;
  totals.skipped.push(...skipped.map((test) => ({ ...test, suite: name })));
  totals.flaky.push(...flaky.map((test) => `${name}: ${test}`));
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  say(`── ${name}: ${passed} passed, ${failed} failed, ${skipped.length} skipped (${seconds} s)`);
}

say('');
for (const { suite, name, reason } of totals.skipped) say(`skipped: ${suite}: ${name}: ${reason}`);
for (const test of totals.flaky) say(`passed only when tried again: ${test}`);
say(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped.length} skipped`);
process.exit(totals.failed === 0 ? 0 : 1);
