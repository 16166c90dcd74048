import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ACTIONS } from './action-registry';

const EDITOR = join(import.meta.dirname, '..');

/** All that the editor's other tests say, but for those that go over every action at once. */
function readTests(): string {
  return readdirSync(EDITOR, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts') && !/properties|every-action|keymap/.test(path))
    .map((path) => readFileSync(join(EDITOR, path), 'utf8'))
    .join('\n');
}

it('every action is tried by a test that names it', () => {
  const tests = readTests();
  const titles = [...tests.matchAll(/describe\('([^']*)'/g)].flatMap(([, title = '']) =>
    title.split(/[ ,()]+/),
  );
  const tried = new Set([...titles, ...[...tests.matchAll(/'([a-z-]+)'/g)].map(([, id]) => id)]);
  const untried = ACTIONS.filter(({ id }) => !tried.has(id));
  expect(untried.map(({ id }) => id)).toEqual([]);
});
