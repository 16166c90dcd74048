// Runs ONNX models for the server in a process of its own, so that a model that hangs, crashes or
// eats memory takes only this process with it. It is started by model-host.ts as a plain file and
// is never bundled. One message in, one message out; it knows nothing of pictures, texts or cards.

import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import ort from 'onnxruntime-node';

/**
 * @typedef {{ dims: number[], data: Float32Array }} FloatTensor
 * @typedef {{ id: number, sha256: string, path: string | null, bytes: Uint8Array | null,
 *   maxSessions: number, feeds: Map<string, FloatTensor> }} RunRequest
 */

/** Least recently used first. @type {Map<string, import('onnxruntime-node').InferenceSession>} */
const sessions = new Map();

// Where memory runs out, the kernel should end this process and not the server (Linux only).
await writeFile('/proc/self/oom_score_adj', '1000').catch(() => undefined);

/** @type {Promise<void>} */
let queue = Promise.resolve();
process.on('message', (/** @type {RunRequest} */ request) => {
  queue = queue.then(() => answer(request));
});
process.on('disconnect', () => process.exit(0));
process.send?.({ ready: true });

/** @param {RunRequest} request */
async function answer(request) {
  try {
    const session = await openSession(request);
    process.send?.({ id: request.id, outputs: await run(session, request.feeds) });
  } catch (error) {
    process.send?.({ id: request.id, error: error instanceof Error ? error.message : `${error}` });
  }
}

/** @param {RunRequest} request */
async function openSession({ sha256, path, bytes, maxSessions }) {
  const known = sessions.get(sha256);
  if (known !== undefined) {
    sessions.delete(sha256);
    sessions.set(sha256, known);
    return known;
  }
  // From bytes, never from a path: without a folder a model cannot reach other files.
  const model = bytes ?? (path === null ? null : await readFile(path));
  if (model === null) throw new Error('No model was given');
  if (createHash('sha256').update(model).digest('hex') !== sha256) {
    throw new Error('The model file does not have the expected sha256');
  }
  const session = await ort.InferenceSession.create(model, {
    executionProviders: ['cpu'],
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    graphOptimizationLevel: 'all',
    logSeverityLevel: 4,
  });
  sessions.set(sha256, session);
  for (const [oldest, unused] of sessions) {
    if (sessions.size <= maxSessions) break;
    sessions.delete(oldest);
    await unused.release();
  }
  return session;
}

/**
 * @param {import('onnxruntime-node').InferenceSession} session
 * @param {Map<string, FloatTensor>} feeds
 */
async function run(session, feeds) {
  /** @type {Record<string, import('onnxruntime-node').Tensor>} */
  const inputs = Object.create(null);
  for (const [name, { dims, data }] of feeds) {
    inputs[name] = new ort.Tensor('float32', data, dims);
  }
  const results = await session.run(inputs);
  /** @type {Map<string, FloatTensor>} */
  const outputs = new Map();
  for (const [name, tensor] of Object.entries(results)) {
    outputs.set(name, { dims: [...tensor.dims], data: toFloats(name, tensor) });
  }
  return outputs;
}

/**
 * @param {string} name
 * @param {import('onnxruntime-node').Tensor} tensor
 */
function toFloats(name, tensor) {
  const { data } = tensor;
  if (data instanceof Float32Array) return data;
  if (tensor.type === 'string' || tensor.type === 'float16') {
    throw new Error(`Output ${name} is of type ${tensor.type}, which is not supported`);
  }
  return Float32Array.from(/** @type {ArrayLike<number | bigint>} */ (data), Number);
}
