import type { ModelCard } from '@/core/models/model-card';
import { softmaxCard, softmaxModel } from '@/inference/testing-models';

/** Weights that send every text to the first class. */
export const weights = Array.from({ length: 32 }, (_, i) => (i % 2 === 0 ? 2 : -1));

function encode(values: readonly number[], dims: readonly number[]) {
  const data = Buffer.from(new Uint8Array(Float32Array.from(values).buffer)).toString('base64');
  return { dims, data };
}

/** A sample of `softmaxModel(weights)` as its maker would compute it; `error` is added to it. */
export function makeSamples(error = 0) {
  const features = Array.from({ length: 16 }, (_, i) => (i === 3 ? 1 : 0));
  const [a, b] = [weights[6] ?? 0, weights[7] ?? 0];
  const first = 1 / (1 + Math.exp(b - a));
  return {
    samples: [
      {
        inputs: { features: encode(features, [1, 16]) },
        outputs: { probabilities: encode([first + error, 1 - first], [1, 2]) },
      },
    ],
  };
}

interface Wish {
  bytes?: Uint8Array;
  card?: Partial<ModelCard>;
  samples?: unknown;
  fence?: number;
}

/** The multipart request of an upload of a small text classifier, changed as wished. */
export function makeUploadRequest(wish: Wish = {}, headers: Record<string, string> = {}): Request {
  const form = new FormData();
  if (wish.fence !== undefined) form.set('fence', String(wish.fence));
  form.set('card', JSON.stringify({ ...softmaxCard(), ...wish.card }));
  form.set('metrics', JSON.stringify({ 'val/accuracy': 0.9 }));
  if (wish.samples !== null) form.set('samples', JSON.stringify(wish.samples ?? makeSamples()));
  const bytes = wish.bytes ?? softmaxModel(weights);
  form.set('model', new File([new Uint8Array(bytes)], 'model.onnx'));
  return new Request('http://localhost/upload', { method: 'POST', body: form, headers });
}
