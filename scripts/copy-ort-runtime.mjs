import { copyFile, mkdir, rename, stat } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The three entries of onnxruntime-web that the model worker may load, with their runtimes. */
const FILES = [
  'ort.wasm.min.mjs',
  'ort-wasm-simd-threaded.mjs',
  'ort-wasm-simd-threaded.wasm',
  'ort.jspi.min.mjs',
  'ort-wasm-simd-threaded.jspi.mjs',
  'ort-wasm-simd-threaded.jspi.wasm',
  'ort.webgpu.min.mjs',
  'ort-wasm-simd-threaded.asyncify.mjs',
  'ort-wasm-simd-threaded.asyncify.wasm',
];

/**
 * Copies the browser's model runtime from node_modules to `publicFolder`/ort/<version>/; files that
 * are there with the same size stay as they are. Gives the folder and how many files were copied.
 */
export async function copyOrtRuntime(publicFolder = join(root, 'public')) {
  const source = join(root, 'node_modules', 'onnxruntime-web');
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
  const folder = join(publicFolder, 'ort', version);
  await mkdir(folder, { recursive: true });
  let copied = 0;
  for (const file of FILES) {
    const from = join(source, 'dist', file);
    const to = join(folder, file);
    const existing = await stat(to).catch(() => null);
    if (existing?.size === (await stat(from)).size) continue;
    // Renamed into place, so that an interrupted copy never passes for a whole file.
    const partial = `${to}.${process.pid}.partial`;
    await copyFile(from, partial);
    await rename(partial, to);
    copied++;
  }
  return { folder, copied };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { folder, copied } = await copyOrtRuntime();
  console.log(`${folder}: ${copied} files copied`);
}
