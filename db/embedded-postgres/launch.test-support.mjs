import { startPostgres } from './start-postgres.mjs';

/** A launcher to kill: starts the server of argv[2], says how it went, stops it on SIGTERM. */
const running = await startPostgres({ dataDir: process.argv[2] ?? '' });
const { stop, ...facts } = running;
process.on('SIGTERM', async () => {
  await stop();
  process.exit(0);
});
process.stdout.write(`${JSON.stringify({ ...facts, uid: process.getuid?.() })}\n`);
setInterval(() => {}, 60_000);
