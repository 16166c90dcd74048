import type { ModelCard } from '@/core/models/model-card';
import type { DecodedPrediction } from '@/core/models/prediction';

export interface LoadRequest {
  kind: 'load';
  id: number;
  card: ModelCard;
  /** Same-origin address of the ONNX file. */
  url: string;
  /** Hex. */
  sha256: string;
  allowSoftwareAdapter: boolean;
  forceWasm: boolean;
}

export interface PredictRequest {
  kind: 'predict';
  id: number;
  input: { bitmap: ImageBitmap } | { text: string };
}

export type WorkerRequest = LoadRequest | PredictRequest;

/** How the model runs in this browser. */
export interface RunningOn {
  provider: 'webgpu' | 'wasm';
  threads: number;
}

export type LoadStage = 'runtime' | 'weights' | 'warm-up';

export type WorkerAnswer =
  | { kind: 'progress'; id: number; stage: LoadStage; loadedBytes: number; totalBytes: number }
  | { kind: 'loaded'; id: number; runningOn: RunningOn }
  | { kind: 'predicted'; id: number; prediction: DecodedPrediction; ms: number }
  | { kind: 'failed'; id: number; message: string }
  | { kind: 'device-lost'; message: string };
