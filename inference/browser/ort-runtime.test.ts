import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { copyOrtRuntime } from '../../scripts/copy-ort-runtime.mjs';
import { chooseOrtEntry, chooseThreads, ORT_VERSION } from './ort-runtime';

test.each([
  [{ adapter: 'hardware', hasPromiseIntegration: true }, {}, 'ort.jspi.min.mjs'],
  [{ adapter: 'hardware', hasPromiseIntegration: false }, {}, 'ort.webgpu.min.mjs'],
  [{ adapter: 'hardware', hasPromiseIntegration: true }, { forceWasm: true }, 'ort.wasm.min.mjs'],
  [{ adapter: 'software', hasPromiseIntegration: true }, {}, 'ort.wasm.min.mjs'],
  [
    { adapter: 'software', hasPromiseIntegration: true },
    { allowSoftwareAdapter: true },
    'ort.jspi.min.mjs',
  ],
  [
    { adapter: null, hasPromiseIntegration: true },
    { allowSoftwareAdapter: true },
    'ort.wasm.min.mjs',
  ],
] as const)('%j with %j runs %s', (abilities, options, entry) => {
  const choice = chooseOrtEntry(abilities, options);
  expect(choice.entry).toBe(entry);
  expect(choice.provider).toBe(entry === 'ort.wasm.min.mjs' ? 'wasm' : 'webgpu');
});

test('threads need isolation and stay within the cores', () => {
  expect(chooseThreads(false, 8)).toBe(1);
  expect([1, 2, 3, 4, 16].map((cores) => chooseThreads(true, cores))).toEqual([1, 2, 2, 3, 4]);
});

test('the runtime is copied under the version the worker asks for, and damaged files again', async () => {
  const target = await mkdtemp(join(tmpdir(), 'ort-'));
  try {
    const first = await copyOrtRuntime(target);
    expect(basename(first.folder)).toBe(ORT_VERSION);
    const files = await readdir(first.folder);
    expect(first.copied).toBe(files.length);
    for (const entry of ['ort.jspi.min.mjs', 'ort.webgpu.min.mjs', 'ort.wasm.min.mjs']) {
      expect(files).toContain(entry);
    }
    expect((await copyOrtRuntime(target)).copied).toBe(0);
    const wasm = join(first.folder, 'ort-wasm-simd-threaded.wasm');
    await writeFile(wasm, 'cut');
    expect((await copyOrtRuntime(target)).copied).toBe(1);
    expect((await stat(wasm)).size).toBeGreaterThan(1e7);
  } finally {
    await rm(target, { recursive: true });
  }
});
