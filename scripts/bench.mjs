import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadAverage, machineFacts } from './bench/machine-facts.mjs';
import { printRows } from './bench/print-rows.mjs';

/**
 * `npm run bench [name…]`: measures each thing beside its bare loop in the same run, prints a table
 * and writes bench-results/NAME.json. Without names all run but those that take minutes.
 */
const BENCHES = {
  consensus: () => import('./bench/consensus.mjs'),
  work: () => import('./bench/work.mjs'),
  data: () => import('./bench/data.mjs'),
  prelabel: () => import('./bench/prelabel.mjs'),
  workbench: () => import('./bench/workbench.mjs'),
  text: () => import('./bench/text.mjs'),
  effort: () => import('./bench/effort.mjs'),
  start: () => import('./bench/start.mjs'),
};
const ONLY_WHEN_NAMED = ['start', 'effort', 'workbench'];

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(BENCHES, name));
if (unknown.length > 0) {
  console.error(
    `No such bench: ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}`,
  );
  process.exit(2);
}
const names =
  asked.length > 0 ? asked : Object.keys(BENCHES).filter((name) => !ONLY_WHEN_NAMED.includes(name));
const folder = join(import.meta.dirname, '..', 'bench-results');
await mkdir(folder, { recursive: true });
for (const name of names) {
  const loadBefore = loadAverage();
  console.log(`\n${name} (load ${loadBefore} before)`);
  const startedAt = new Date();
  const { run } = await BENCHES[name]();
  const rows = await run();
  printRows(rows);
  const load = { before: loadBefore, after: loadAverage() };
  const result = { bench: name, startedAt, machine: machineFacts(), load, rows };
  await writeFile(join(folder, `${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
}
