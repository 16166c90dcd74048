import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * Bundles a TypeScript file of this repository (packages stay outside) and runs it:
 * `node scripts/run-ts.mjs FILE ARGS…`, with `server-only` harmless as in the tests.
 */
const root = join(import.meta.dirname, '..');
const [file, ...args] = process.argv.slice(2);
if (file === undefined) {
  console.error('usage: node scripts/run-ts.mjs FILE [ARGS…]');
  process.exit(2);
}
const folder = await mkdtemp(join(root, 'node_modules', '.run-ts-'));
const bundle = join(folder, 'main.mjs');
await build({
  entryPoints: [file],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  alias: { '@': root },
  sourcemap: 'inline',
  logLevel: 'warning',
});
const flags = ['--enable-source-maps', '--conditions=react-server'];
const child = spawn(process.execPath, [...flags, bundle, ...args], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', async (code, signal) => {
  await rm(folder, { recursive: true, force: true });
  process.exit(signal === null ? (code ?? 1) : 1);
});
