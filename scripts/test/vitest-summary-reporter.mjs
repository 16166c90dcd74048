import { writeFile } from 'node:fs/promises';
import { relative } from 'node:path';

/** Writes {passed, failed, skipped: [{name, reason}]} to CONCORD_TEST_REPORT: with the reasons. */
export default class VitestSummaryReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly unknown[]} unhandledErrors
   */
  async onTestRunEnd(modules, unhandledErrors) {
    const outcome = { passed: 0, failed: unhandledErrors.length, skipped: [] };
    for (const module of modules) {
      const file = relative(process.cwd(), module.moduleId);
      if (module.state() === 'failed' && module.errors().length > 0) outcome.failed += 1;
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') outcome.passed += 1;
        else if (result.state === 'failed') outcome.failed += 1;
        else {
          const reason = result.note ?? 'switched off by its condition';
          outcome.skipped.push({ name: `${file} > ${test.fullName}`, reason });
        }
      }
    }
    const path = process.env.CONCORD_TEST_REPORT;
    if (path !== undefined) await writeFile(path, JSON.stringify(outcome));
  }
}
