/** The version of onnxruntime-web whose files scripts/copy-ort-runtime.mjs puts under public/ort/. */
export const ORT_VERSION = '1.30.0';

export interface OrtChoice {
  provider: 'webgpu' | 'wasm';
  entry: 'ort.jspi.min.mjs' | 'ort.webgpu.min.mjs' | 'ort.wasm.min.mjs';
}

/** What decides the runtime, read from the worker's globals. */
export interface BrowserAbilities {
  /** null: none; `software`: a fallback adapter, a hundred times slower than WASM. */
  adapter: 'hardware' | 'software' | null;
  hasPromiseIntegration: boolean;
}

/**
 * Gives the runtime's entry file: WebGPU only with a hardware adapter (or a software one where that
 * is allowed), in the variant the browser can run; WASM otherwise or when it is asked for.
 */
export function chooseOrtEntry(
  abilities: BrowserAbilities,
  options: { allowSoftwareAdapter?: boolean; forceWasm?: boolean } = {},
): OrtChoice {
  const isUsable =
    abilities.adapter === 'hardware' ||
    (abilities.adapter === 'software' && options.allowSoftwareAdapter === true);
  if (!isUsable || options.forceWasm === true) {
    return { provider: 'wasm', entry: 'ort.wasm.min.mjs' };
  }
  const entry = abilities.hasPromiseIntegration ? 'ort.jspi.min.mjs' : 'ort.webgpu.min.mjs';
  return { provider: 'webgpu', entry };
}

/** Gives how many WASM threads to use: 1 without cross-origin isolation, else 2 to 4, from the third on one core is left free. */
export function chooseThreads(isIsolated: boolean, cores: number): number {
  return isIsolated ? Math.min(4, cores, Math.max(2, cores - 1)) : 1;
}
