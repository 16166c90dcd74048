import { makeRow } from './print-rows.mjs';
import { runPart } from './run-part.mjs';
import { withDatabase } from './with-database.mjs';
import { withServer } from './with-server.mjs';

/**
 * Claim + submit pairs a second by 8 people at once: the two bare statements, the use cases in one
 * process, and HTTP with tokens against the production server, all on one database in one run.
 */
export function run() {
  return withDatabase(async (place) => {
    const inProcess = await runPart('work-part.ts', place.env);
    const { http, httpKeyed, floor, bareAgain } = await withServer(place, ({ origin }) =>
      runPart('work-part.ts', { ...place.env, CONCORD_BENCH_ORIGIN: origin }),
    );
    const bare = (inProcess.bare + bareAgain) / 2;
    const bareOf = 'two prepared statements on the same tables, 8 connections';
    return [
      makeRow('claim + submit, use cases', inProcess.useCases, 'pairs/s', { bare, bareOf }),
      makeRow('claim + submit, HTTP', http, 'pairs/s', { bare, bareOf }),
      makeRow('two empty requests for each pair, HTTP', floor, 'pairs/s', {
        bare,
        bareOf: 'GET /healthz: what HTTP and Next.js cost alone',
      }),
      makeRow('claim + submit with an idempotency key, HTTP', httpKeyed, 'pairs/s', {
        bare,
        bareOf,
      }),
    ];
  });
}
