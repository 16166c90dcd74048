import { afterEach, expect, test, vi } from 'vitest';
import type { PreLabelSource } from '@/core/contracts/claim-assignments.contract';
import { softmaxCard } from '@/inference/testing-models';
import { PreLabeller } from './pre-labeller';

let started = 0;

vi.mock('@/inference/browser/browser-model', () => ({
  BrowserModel: class {
    constructor() {
      started += 1;
    }
    load = async () => ({ ok: true, value: { provider: 'wasm', threads: 1 } });
    dispose = () => {};
  },
}));

const SOURCE = {
  ...{ modelVersionId: 'mdv_1', modelName: 'Fish', version: 3, card: softmaxCard() },
  ...{ fileUrl: '/files/1', sha256: '', sizeBytes: 1 },
  ...{ measured: null, isPaused: false, areClicksPaused: false },
} as unknown as PreLabelSource;

afterEach(() => void vi.unstubAllGlobals());

test('a model is not even fetched where browsers let nobody check its file, and that is said', async () => {
  vi.stubGlobal('crypto', { getRandomValues: () => {} });
  const model = new PreLabeller(() => {}, { allowSoftwareAdapter: false });
  model.use(SOURCE);
  expect(model.status).toMatchObject({ kind: 'insecure', name: 'Fish v3' });
  expect(started).toBe(0);
  const bitmap = { width: 10, close: vi.fn() };
  expect(await model.propose(bitmap as unknown as ImageBitmap, 10)).toBeNull();
  expect(bitmap.close).toHaveBeenCalled();
  vi.unstubAllGlobals();
  const other = new PreLabeller(() => {}, { allowSoftwareAdapter: false });
  other.use(SOURCE);
  expect([other.status.kind, started]).toEqual(['loading', 1]);
});
