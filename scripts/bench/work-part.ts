import { writeFile } from 'node:fs/promises';
import { closeDb, getDb } from '@/db/client';
import { measureBareWork } from './measure-bare-work';
import { measureHttpFloor, measureHttpWork } from './measure-http-work';
import { measureUseCases } from './measure-use-cases';
import { makeWorkGround } from './make-work-ground';

const PAIRS = Number(process.env['CONCORD_BENCH_PAIRS'] ?? 3000);
const answerFile = process.argv[2];
const origin = process.env['CONCORD_BENCH_ORIGIN'];
if (answerFile === undefined) throw new Error('The file for the answer is missing');

async function measure() {
  const ground = await makeWorkGround(getDb());
  // The first of each warms up connections, plans and compiled code.
  const rateOf = async (run: (pairs: number) => Promise<number>) => {
    await run(Math.ceil(PAIRS / 10));
    return run(PAIRS);
  };
  const bare = await rateOf((pairs) => measureBareWork(ground, pairs));
  if (origin === undefined) {
    return { bare, useCases: await rateOf((pairs) => measureUseCases(ground, pairs)) };
  }
  const http = await rateOf((pairs) => measureHttpWork(ground, origin, pairs, false));
  const httpKeyed = await rateOf((pairs) => measureHttpWork(ground, origin, pairs, true));
  const floor = await rateOf((pairs) => measureHttpFloor(ground, origin, pairs));
  return { bareAgain: bare, http, httpKeyed, floor };
}

await writeFile(answerFile, JSON.stringify(await measure()));
await closeDb();
