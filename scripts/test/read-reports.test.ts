import { expect, it } from 'vitest';
import { readJunit, readPlaywright } from './read-reports.mjs';

it('counts the cases of a JUnit report and keeps the reasons of skips', () => {
  const report = `<?xml version="1.0"?><testsuites><testsuite errors="1" failures="1">
    <testcase classname="tests.test_a" name="test_one" time="0.1" />
    <testcase classname="tests.test_a" name="test_two"><failure message="no">x</failure></testcase>
    <testcase classname="tests.test_a" name="test_three"><error message="no">x</error></testcase>
    <testcase classname="tests.test_b" name="test_gpu">
      <skipped type="pytest.skip" message="no &quot;CUDA&quot; device">x</skipped></testcase>
    </testsuite></testsuites>`;
  expect(readJunit(report)).toEqual({
    passed: 1,
    failed: 2,
    skipped: [{ name: 'tests.test_b::test_gpu', reason: 'no "CUDA" device' }],
  });
});

it('counts the tests of a Playwright report, nested ones and flaky ones too', () => {
  const test = (status: string, annotations: object[] = []) => ({ status, annotations });
  const report = {
    errors: [{ message: 'a file did not load' }],
    suites: [
      {
        file: 'a.spec.ts',
        specs: [{ title: 'one', tests: [test('expected')] }],
        suites: [
          {
            file: 'a.spec.ts',
            specs: [
              { title: 'two', tests: [test('flaky')] },
              { title: 'four', tests: [test('unexpected')] },
              { title: 'three', tests: [test('skipped', [{ type: 'skip', description: 'why' }])] },
            ],
          },
        ],
      },
    ],
  };
  expect(readPlaywright(JSON.stringify(report))).toEqual({
    passed: 2,
    failed: 2,
    skipped: [{ name: 'a.spec.ts > three', reason: 'why' }],
    flaky: ['a.spec.ts > two'],
  });
});
