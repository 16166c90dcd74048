import { expect, it } from 'vitest';
import { findFaults } from './check-sources.mjs';

function faultsOf(files: Record<string, string>): string[] {
  return findFaults(Object.keys(files), (path: string) => files[path] ?? '');
}

it('reports each planted fault with its place', () => {
  expect(
    faultsOf({
      'server/tasks/claim.ts': "const a = 1;\nconst url = process.env['DATABASE_URL'];",
      'server/tasks/list-tasks.ts': 'db.execute(sql.raw(text));',
      'components/notes/note.tsx': '<p dangerouslySetInnerHTML={{ __html: text }} />',
      'inference/run-model.ts': "new Worker(new URL('../server/x.ts', import.meta.url))",
      'core/ids.ts': `// ${'TO'}DO later`,
      'sdk/ids.ts': '',
    }),
  ).toEqual([
    'server/tasks/claim.ts:2: process.env is read in server/env.ts alone',
    expect.stringContaining('server/tasks/list-tasks.ts:1: SQL from text only'),
    'components/notes/note.tsx:1: no inner HTML',
    expect.stringContaining('inference/run-model.ts:1: a worker is a file'),
    'core/ids.ts:1: nothing is left to do',
    'sdk/ids.ts: its name is taken by core/ids.ts',
  ]);
});

it('finds nothing wrong where the rules are kept', () => {
  expect(
    faultsOf({
      'server/env.ts': 'parse(process.env)',
      'app/a/page.tsx': 'export default 1;',
      'app/b/page.tsx': 'export default 2;',
      'inference/start.ts': "new Worker(new URL('./model.worker.ts', import.meta.url))",
    }),
  ).toEqual([]);
});
