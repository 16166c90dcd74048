import { makeRow } from './print-rows.mjs';
import { runPart } from './run-part.mjs';
import { withDatabase } from './with-database.mjs';

/** Import of a csv and export of a manifest, rows a second, beside a bare COPY and a bare cursor. */
export function run() {
  return withDatabase(async ({ env }) => {
    const result = await runPart('data-part.ts', env);
    const rows = result.rows.toLocaleString('en');
    return [
      makeRow(`import of a csv, ${rows} texts`, result.importRate, 'rows/s', {
        bare: result.copyRate,
        bareOf: 'COPY into items and tasks, rows made beforehand',
      }),
      makeRow(`export of a manifest, ${rows} texts`, result.exportRate, 'rows/s', {
        bare: result.cursorRate,
        bareOf: 'cursor over the same join, rows read and dropped',
      }),
    ];
  });
}
