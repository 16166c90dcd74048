import './start/check-node.mjs';
import { isPortFree } from './start/find-port.mjs';
import { installPackages } from './start/install-packages.mjs';
import { USAGE, parseOptions } from './start/parse-options.mjs';
import { say, step } from './start/progress.mjs';
import { stopInOrder, whenStopped } from './start/stop-in-order.mjs';

/**
 * `npm start`: everything from a fresh clone to an open page, each step only when it is needed.
 * The order is install, build, database, migrate, serve; stopping is the reverse.
 */
async function main() {
  const options = parseOptions(process.argv.slice(2), process.env);
  if (options.isHelp) return say(USAGE);
  const startedAt = performance.now();
  process.env.NODE_ENV = options.isDev ? 'development' : 'production';
  process.env.NEXT_TELEMETRY_DISABLED = '1';
  if (!(await isPortFree(options.port, options.host))) {
    throw new Error(
      `Port ${options.port} on ${options.host} is taken. Stop what uses it, or: npm start -- --port ${options.port + 1}`,
    );
  }
  await installPackages();
  const { copyOrtRuntime } = await import('./copy-ort-runtime.mjs');
  await copyOrtRuntime();
  if (!options.isDev) {
    const { buildPages } = await import('./start/build-pages.mjs');
    await buildPages();
  }
  if (options.isBuildOnly) return;
  const { prepareData } = await import('./start/prepare-data.mjs');
  const { serve } = await import('./start/serve.mjs');
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => stopInOrder(0));
  const database = await prepareData(options);
  whenStopped('database', database.stop);
  await serve(options);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  say(`Concord is open at ${options.publicOrigin} (${seconds} s). Stop it with Ctrl-C.`);
}

try {
  await main();
} catch (error) {
  step.fail();
  console.error(`\n${process.env.CONCORD_LOG_LEVEL === 'debug' ? error.stack : error.message}`);
  await stopInOrder(1);
}
