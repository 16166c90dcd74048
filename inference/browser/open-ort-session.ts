import type * as Ort from 'onnxruntime-web';
import type { FloatTensor, NamedTensors } from '@/core/models/tensor';
import type { ModelRunner } from '../predict';
import { type BrowserAbilities, chooseOrtEntry, chooseThreads, ORT_VERSION } from './ort-runtime';
import type { RunningOn } from './worker-messages';

interface GpuAdapter {
  info?: { isFallbackAdapter?: boolean };
  isFallbackAdapter?: boolean;
}
interface GpuNavigator {
  gpu?: { requestAdapter: () => Promise<GpuAdapter | null> };
}

/** The runtime of this worker: it can be loaded once, so another provider needs a new worker. */
export interface OrtRuntime {
  ort: typeof Ort;
  runningOn: RunningOn;
}

/** Gives the self-hosted onnxruntime-web that suits this browser, loaded at run time and never bundled. */
export async function loadOrtRuntime(options: {
  allowSoftwareAdapter: boolean;
  forceWasm: boolean;
}): Promise<OrtRuntime> {
  const { provider, entry } = chooseOrtEntry(await readAbilities(), options);
  const base = new URL(`/ort/${ORT_VERSION}/`, self.location.origin).href;
  const ort: typeof Ort = await import(
    /* webpackIgnore: true */ /* turbopackIgnore: true */ /* @vite-ignore */ `${base}${entry}`
  );
  const threads = chooseThreads(self.crossOriginIsolated, self.navigator.hardwareConcurrency);
  ort.env.wasm.wasmPaths = base;
  ort.env.wasm.numThreads = threads;
  ort.env.logLevel = 'error';
  return { ort, runningOn: { provider, threads } };
}

/** Gives a runner of the model on the runtime's provider; rejects with the runtime's own error. */
export async function openOrtSession(
  { ort, runningOn }: OrtRuntime,
  model: Uint8Array,
): Promise<ModelRunner> {
  const session = await ort.InferenceSession.create(model, {
    executionProviders: runningOn.provider === 'webgpu' ? ['webgpu', 'wasm'] : ['wasm'],
    graphOptimizationLevel: 'all',
  });
  return {
    run: async (feeds) => {
      const inputs: Record<string, Ort.Tensor> = {};
      for (const [name, { dims, data }] of feeds) {
        inputs[name] = new ort.Tensor('float32', data, dims);
      }
      return readOutputs(await session.run(inputs));
    },
  };
}

/** Gives the promise of the WebGPU device's loss, never settled on another provider. */
export async function watchDeviceLoss({ ort, runningOn }: OrtRuntime): Promise<string> {
  if (runningOn.provider !== 'webgpu') return new Promise<never>(() => undefined);
  const device = (await ort.env.webgpu.device) as unknown as {
    lost: Promise<{ message: string }>;
  };
  return (await device.lost).message;
}

async function readAbilities(): Promise<BrowserAbilities> {
  const { gpu } = self.navigator as GpuNavigator;
  const adapter = (await gpu?.requestAdapter().catch(() => null)) ?? null;
  const isSoftware = adapter?.info?.isFallbackAdapter ?? adapter?.isFallbackAdapter ?? false;
  return {
    adapter: adapter === null ? null : isSoftware ? 'software' : 'hardware',
    hasPromiseIntegration: 'Suspending' in WebAssembly,
  };
}

async function readOutputs(results: Ort.InferenceSession.OnnxValueMapType): Promise<NamedTensors> {
  const outputs = new Map<string, FloatTensor>();
  for (const [name, value] of Object.entries(results)) {
    const tensor = value as Ort.Tensor;
    const data = await tensor.getData(true);
    if (tensor.type === 'string' || tensor.type === 'float16') {
      throw new Error(`Output ${name} is of type ${tensor.type}, which is not supported`);
    }
    outputs.set(name, {
      dims: [...tensor.dims],
      data:
        data instanceof Float32Array
          ? data
          : Float32Array.from(data as ArrayLike<number | bigint>, Number),
    });
  }
  return outputs;
}
