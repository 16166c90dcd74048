import { makeRow } from './print-rows.mjs';
import { runPart } from './run-part.mjs';

/** Milliseconds of one pre-label: ours (child process, messages, decoding) beside `session.run`. */
export async function run() {
  const { model, bareMs, hostMs, predictMs } = await runPart('prelabel-part.ts');
  const bareOf = 'onnxruntime-node session.run, same process, 1 thread';
  return [
    makeRow('run in the child process', hostMs, 'ms', { bare: bareMs, bareOf, note: model }),
    makeRow('the same with pixels to tensor and boxes', predictMs, 'ms', { bare: bareMs, bareOf }),
  ];
}
