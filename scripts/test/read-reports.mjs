/**
 * Returns the outcome of Playwright’s JSON report; a test that passed only when tried again is named
 * among `flaky`.
 * @param {string} text
 * @returns {import('./suites.mjs').Outcome}
 */
export function readPlaywright(text) {
  const { suites, errors } = JSON.parse(text);
  const outcome = { passed: 0, failed: errors.length, skipped: [], flaky: [] };
  for (const { spec, file } of suites.flatMap((suite) => listSpecs(suite))) {
    for (const test of spec.tests) {
      if (test.status === 'flaky') outcome.flaky.push(`${file} > ${spec.title}`);
      if (test.status === 'expected' || test.status === 'flaky') outcome.passed += 1;
      else if (test.status === 'skipped') {
        const note = test.annotations.find(({ type }) => type === 'skip' || type === 'fixme');
        const reason = note?.description ?? 'an earlier step failed or it is switched off';
        outcome.skipped.push({ name: `${file} > ${spec.title}`, reason });
      } else outcome.failed += 1;
    }
  }
  return outcome;
}

function listSpecs(suite) {
  const own = (suite.specs ?? []).map((spec) => ({ spec, file: suite.file }));
  return [...own, ...(suite.suites ?? []).flatMap(listSpecs)];
}

/**
 * Returns the outcome of pytest’s JUnit report.
 * @param {string} text
 * @returns {import('./suites.mjs').Outcome}
 */
export function readJunit(text) {
  const outcome = { passed: 0, failed: 0, skipped: [] };
  const cases = text.matchAll(/<testcase\b([^>]*?)(?:\/>|>([\s\S]*?)<\/testcase>)/g);
  for (const [, attributes = '', inner = ''] of cases) {
    const skipped = /<skipped\b([^>]*)/.exec(inner);
    if (/<(failure|error)\b/.test(inner)) outcome.failed += 1;
    else if (skipped !== null) {
      const name = `${attribute(attributes, 'classname')}::${attribute(attributes, 'name')}`;
      outcome.skipped.push({ name, reason: attribute(skipped[1], 'message') });
    } else outcome.passed += 1;
  }
  return outcome;
}

const ENTITIES = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function attribute(attributes, name) {
  const text = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
  return text.replace(/&(\w+);/g, (whole, entity) => ENTITIES[entity] ?? whole);
}
